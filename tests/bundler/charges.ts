import * as fc from 'fast-check'

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
export const charges = fc
  .tuple(fc.constantFrom(...CHARGES), fc.array(fc.constantFrom(...DISGUISES), { minLength: 1, maxLength: 2 }))
  .map(([charge, disguises]) => disguises.reduce((text, disguise) => disguise(text), charge))
