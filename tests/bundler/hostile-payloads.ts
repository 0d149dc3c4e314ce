import * as fc from 'fast-check'
import { type Files, article } from './workspace.ts'

/** Ways to hide a payload from a filter. */
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
const PAYLOADS = [
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
/** Payloads that run a script or load a foreign address when they are used as markup or as an address. */
const payloads = fc
  .tuple(fc.constantFrom(...PAYLOADS), fc.array(fc.constantFrom(...DISGUISES), { minLength: 1, maxLength: 2 }))
  .map(([payload, disguises]) => disguises.reduce((text, disguise) => disguise(text), payload))

// An article whose own link is unsafe is left out as a whole, so most of them get a valid link.
const links = fc.oneof({ weight: 4, arbitrary: fc.constant('https://outlet.example/a') }, payloads)
const several = fc.array(payloads, { minLength: 1, maxLength: 3 })
const fields = fc.record(
  {
    title: payloads,
    excerpt: payloads,
    type: payloads,
    webUrl: links,
    originalUrl: links,
    ampWebUrl: payloads,
    cdnAmpWebUrl: payloads,
    featuredContent: payloads,
    locale: payloads,
    topics: several,
    tags: several,
    authors: several,
    provider: fc.record({ name: payloads, domain: payloads, url: payloads, logo: payloads }, { requiredKeys: [] }),
    images: fc.array(fc.record({ url: payloads, title: payloads, attribution: payloads }), { maxLength: 2 }),
    related: fc.array(fc.record({ title: payloads, webUrl: payloads, excerpt: payloads }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
)
const topic = fc.record({ _id: payloads, name: payloads, description: payloads, image: payloads, parent: payloads })
const site = fc.record(
  {
    title: payloads,
    description: payloads,
    url: payloads,
    accent: payloads,
    locale: payloads,
    home: several,
    embed: several,
  },
  { requiredKeys: [] },
)

/** Generates publishers' folders with payloads in every place that accepts text. */
export const hostileFolders = fc.tuple(fields, several, topic, site).map(
  ([matter, body, oneTopic, settings]): Files => ({
    '_news/2020-06-10-a.md': article(matter, body.join('\n\n')),
    '_news/2020-06-11-b.md': article({}, body.join(' ')),
    '_data/topics/x.yaml': JSON.stringify(oneTopic),
    'site.yaml': JSON.stringify(settings),
  }),
)
