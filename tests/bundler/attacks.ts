import * as fc from 'fast-check'
import { type Files, article } from './workspace.ts'

/** Ways to hide an attack from a filter. */
const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => [...text].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter)).join(''),
  (text) => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join(''),
  (text) => [...text].map((letter) => `&#x${letter.codePointAt(0)?.toString(16).padStart(6, '0')}`).join(''),
  (text) => text.replace(':', '&colon;').replaceAll('<', '&lt;'),
  (text) => text.replace(/^(.{4})/, '$1\n\t'),
  (text) => `\u0001\u00A0${text}`,
  (text) => text.replace(/^(.{2})/, '$1\u0000'),
  (text) => encodeURIComponent(text),
  (text) => `"'>${text}`,
  (text) => `\u202E${text}\u202C`,
  (text) => text.normalize('NFKD').replace('s', 'ſ'),
  (text) => `{{ "${text}" | relative_url }}`,
]
const ATTACKS = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  '//evil.example/x',
  'https://good.example@evil.example/',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<a href="javascript:alert(1)" style="position:fixed">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>" src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
  '[x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '/~index/../../x" onclick="alert(1)',
]
/** Texts that would run a script or load something from another site if they became markup or an address. Some are disguised. */
const attacks = fc
  .tuple(fc.constantFrom(...ATTACKS), fc.array(fc.constantFrom(...DISGUISES), { minLength: 1, maxLength: 2 }))
  .map(([attack, disguises]) => disguises.reduce((text, disguise) => disguise(text), attack))

// Most links are valid, because an article with a wrong address is left out.
const links = fc.oneof({ weight: 4, arbitrary: fc.constant('https://outlet.example/a') }, attacks)
const several = fc.array(attacks, { minLength: 1, maxLength: 3 })
const fields = fc.record(
  {
    title: attacks,
    excerpt: attacks,
    type: attacks,
    webUrl: links,
    originalUrl: links,
    ampWebUrl: attacks,
    cdnAmpWebUrl: attacks,
    featuredContent: attacks,
    locale: attacks,
    topics: several,
    tags: several,
    authors: several,
    provider: fc.record({ name: attacks, domain: attacks, url: attacks, logo: attacks }, { requiredKeys: [] }),
    images: fc.array(
      fc.record({ url: attacks, title: attacks, attribution: attacks, alt: attacks, caption: attacks }),
      { maxLength: 2 },
    ),
    related: fc.array(fc.record({ title: attacks, webUrl: attacks, excerpt: attacks }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
)
const topic = fc.record({ _id: attacks, name: attacks, description: attacks, image: attacks, parent: attacks })
const site = fc.record(
  {
    title: attacks,
    description: attacks,
    url: attacks,
    accent: attacks,
    locale: attacks,
    home: several,
    embed: several,
  },
  { requiredKeys: [] },
)

/** Publishers' folders with attacks in every field, in texts, topics and settings. */
export const attackFolders = fc.tuple(fields, several, topic, site).map(
  ([matter, body, oneTopic, settings]): Files => ({
    '_news/2020-06-10-a.md': article(matter, body.join('\n\n')),
    '_news/2020-06-11-b.md': article({}, body.join(' ')),
    '_data/topics/x.yaml': JSON.stringify(oneTopic),
    'site.yaml': JSON.stringify(settings),
  }),
)
