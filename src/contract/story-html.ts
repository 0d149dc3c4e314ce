/**
 * Elements that the HTML of a story may have, each with its attributes beside {@link STORY_ATTRIBUTES}. The bundler's
 * sanitiser removes everything else, and the reader refuses a story that has anything else.
 */
export const STORY_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  p: [],
  h2: [],
  h3: [],
  h4: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  pre: [],
  code: [],
  em: [],
  strong: [],
  b: [],
  i: [],
  a: ['href', 'rel', 'target', 'title', 'role'],
  img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'title', 'loading', 'decoding', 'referrerpolicy'],
  figure: [],
  figcaption: [],
  table: [],
  caption: [],
  colgroup: ['span'],
  col: ['span'],
  thead: [],
  tbody: [],
  tfoot: [],
  tr: [],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  hr: [],
  br: [],
  wbr: [],
  sup: [],
  sub: [],
  dl: [],
  dt: [],
  dd: [],
  del: [],
  ins: [],
  s: [],
  u: [],
  q: [],
  cite: [],
  small: [],
  mark: [],
  kbd: [],
  var: [],
  samp: [],
  dfn: [],
  abbr: ['title'],
  time: ['datetime'],
  bdi: [],
  ruby: [],
  rt: [],
  rp: [],
  details: ['open'],
  summary: [],
  aside: [],
  section: ['role'],
  div: [],
  span: [],
  input: ['type', 'checked', 'disabled'],
  audio: ['src', 'controls', 'preload'],
  video: ['src', 'controls', 'preload', 'poster', 'width', 'height'],
  source: ['src', 'type'],
  track: ['src', 'kind', 'srclang', 'label'],
  // Mathematics.
  math: ['display'],
  mrow: [],
  mi: ['mathvariant'],
  mn: [],
  mo: ['stretchy', 'fence', 'form', 'separator', 'largeop', 'movablelimits', 'lspace', 'rspace', 'minsize', 'maxsize'],
  mtext: [],
  ms: [],
  mspace: ['width', 'height', 'depth'],
  mfrac: ['linethickness'],
  msqrt: [],
  mroot: [],
  msub: [],
  msup: [],
  msubsup: [],
  munder: ['accentunder'],
  mover: ['accent'],
  munderover: [],
  mmultiscripts: [],
  mprescripts: [],
  mtable: [],
  mtr: [],
  mtd: ['columnspan', 'rowspan'],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset'],
  mphantom: [],
  mstyle: ['displaystyle', 'scriptlevel'],
}

/** Attributes that every element of a story may have. */
export const STORY_ATTRIBUTES: readonly string[] = ['id', 'class', 'lang', 'dir']

/** Elements that have no end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set('br hr img wbr col input source track'.split(' '))

/**
 * Begins the ids in a story, so that no text can take the id of a part of the reader: `#at-one` leads to the place that the
 * author named `one`.
 */
export const PLACE_PREFIX = 'at-'

/** The name of a heading in links, as most generators make it: `What it means` is `what-it-means`. */
export const placeName = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]+/gu, '')
    .replace(/\s/g, '-')

/** The reader's style sheet has a rule for each, see `ui/styles/prose.css`. */
const CLASSES =
  'code|code__name|t-[kstncv]|scroll|to-center|to-end|task|note(?: note--(?:tip|warning))?|note__label|footnotes|video|video__link'

/** What the values of some attributes must be. All others may have any value. */
export const STORY_VALUES: Readonly<Record<string, RegExp>> = {
  id: /^at-[^\s<>"]+$/,
  class: new RegExp(`^(?:${CLASSES})$`),
  role: /^doc-(?:noteref|backlink|endnotes)$/,
  // Copies of the site's own pictures, which the reader adds.
  srcset: /^\/(?![/\\])[^\s,]+ \d+w(?:,\/(?![/\\])[^\s,]+ \d+w)*$/,
  sizes: /^[\w\s(),:.-]+$/,
  type: /^(?:checkbox|(?:audio|video)\/[\w.+-]+)$/,
  preload: /^(?:none|metadata)$/,
}
