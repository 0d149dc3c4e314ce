import * as fc from 'fast-check'
import { type Files, article } from './workspace.ts'

/** One way to hide what a text is. */
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
const CHARGES = [
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
/** Text that would run or ask somebody else where it is taken for markup or an address, more or less hidden. */
const charges = fc
  .tuple(fc.constantFrom(...CHARGES), fc.array(fc.constantFrom(...DISGUISES), { minLength: 1, maxLength: 2 }))
  .map(([charge, disguises]) => disguises.reduce((text, disguise) => disguise(text), charge))

// An article with a wrong address of its own is left out whole.
const links = fc.oneof({ weight: 4, arbitrary: fc.constant('https://outlet.example/a') }, charges)
const several = fc.array(charges, { minLength: 1, maxLength: 3 })
const fields = fc.record(
  {
    title: charges,
    excerpt: charges,
    type: charges,
    webUrl: links,
    originalUrl: links,
    ampWebUrl: charges,
    cdnAmpWebUrl: charges,
    featuredContent: charges,
    locale: charges,
    topics: several,
    tags: several,
    authors: several,
    provider: fc.record({ name: charges, domain: charges, url: charges, logo: charges }, { requiredKeys: [] }),
    images: fc.array(fc.record({ url: charges, title: charges, attribution: charges }), { maxLength: 2 }),
    related: fc.array(fc.record({ title: charges, webUrl: charges, excerpt: charges }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
)
const topic = fc.record({ _id: charges, name: charges, description: charges, image: charges, parent: charges })
const site = fc.record(
  {
    title: charges,
    description: charges,
    url: charges,
    accent: charges,
    locale: charges,
    home: several,
    embed: several,
  },
  { requiredKeys: [] },
)

/** A publisher's folder with charges wherever one may stand. */
export const chargedFolders = fc.tuple(fields, several, topic, site).map(
  ([matter, body, oneTopic, settings]): Files => ({
    '_news/2020-06-10-a.md': article(matter, body.join('\n\n')),
    '_news/2020-06-11-b.md': article({}, body.join(' ')),
    '_data/topics/x.yaml': JSON.stringify(oneTopic),
    'site.yaml': JSON.stringify(settings),
  }),
)
