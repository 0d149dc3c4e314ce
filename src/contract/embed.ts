/**
 * The seam between a page that embeds a topic, the embedded document, and the reader that makes the snippet: addresses,
 * options and the one message that passes between them.
 */

/** Path of a topic's embedded document below the base path, percent-encoded; of the top stories without one. */
export function embedPath(topic?: string): string {
  return topic ? `/embed/${encodeURIComponent(topic)}/` : '/embed/'
}

export interface EmbedOptions {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly layout: 'cards' | 'list' | 'headlines' | 'ticker'
  readonly sort: 'latest' | 'top'
  /** 1 to 24. */
  readonly limit: number
  /** `#rrggbb`; absent for the edition's own. */
  readonly accent?: string | undefined
  readonly images: 'all' | 'none'
  /** What stands around the stories. */
  readonly chrome: readonly EmbedChrome[]
  /** BCP 47 tag for the words around the stories; absent for the edition's own. */
  readonly lang?: string | undefined
  /** A panel of related stories below each. */
  readonly related: boolean
  /** Where a story opens: at its outlet, or in the reader. Always in a new tab. */
  readonly target: 'outlet' | 'reader'
}

export type EmbedChrome = 'header' | 'footer' | 'border' | 'transparent'

export const EMBED_DEFAULTS: EmbedOptions = {
  theme: 'auto',
  layout: 'cards',
  sort: 'latest',
  limit: 6,
  images: 'all',
  chrome: ['header', 'footer', 'border'],
  related: false,
  target: 'outlet',
}

const EMBED_MOST = 24

const one = <T extends string>(value: string | undefined, known: readonly T[], otherwise: T): T =>
  known.find((choice) => choice === value) ?? otherwise

/** Names and values of an address; neither a browser nor Node is at hand here. The first of a name counts. */
function readQuery(search: string): Map<string, string> {
  const query = new Map<string, string>()
  for (const pair of search.replace(/^\?/, '').split('&')) {
    const [name = '', value = ''] = pair.split('=').map(decode)
    if (!query.has(name)) query.set(name, value)
  }
  return query
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return ''
  }
}

/**
 * Options of an address, `?theme=dark&limit=3`; whatever is wrong or missing is the default.
 * `chrome` is a list, `header,border`, or `none`.
 */
export function parseEmbedOptions(search: string): EmbedOptions {
  const given = readQuery(search)
  const limit = Number(given.get('limit'))
  const accent = /^#?([\da-f]{6})$/i.exec(given.get('accent') ?? '')?.[1]?.toLowerCase()
  const lang = /^[a-z]{2,3}(?:-[\da-z]{2,8})*$/i.exec(given.get('lang') ?? '')?.[0]
  const words: readonly string[] = given.get('chrome')?.split(',') ?? EMBED_DEFAULTS.chrome
  const chrome = (['header', 'footer', 'border', 'transparent'] as const).filter((word) => words.includes(word))
  return {
    theme: one(given.get('theme'), ['auto', 'light', 'dark'], EMBED_DEFAULTS.theme),
    layout: one(given.get('layout'), ['cards', 'list', 'headlines', 'ticker'], EMBED_DEFAULTS.layout),
    sort: one(given.get('sort'), ['latest', 'top'], EMBED_DEFAULTS.sort),
    limit: Number.isInteger(limit) && limit >= 1 && limit <= EMBED_MOST ? limit : EMBED_DEFAULTS.limit,
    ...(accent && { accent: `#${accent}` }),
    images: one(given.get('images'), ['all', 'none'], EMBED_DEFAULTS.images),
    chrome: chrome.length > 0 || words.includes('none') ? chrome : EMBED_DEFAULTS.chrome,
    ...(lang && { lang }),
    // The attribute alone says yes, and frameworks write booleans as words.
    related: /^(1|true)?$/.test(given.get('related') ?? 'no'),
    target: one(given.get('target'), ['outlet', 'reader'], EMBED_DEFAULTS.target),
  }
}

/** The address of options: only what differs from the default, `?theme=dark`; nothing when nothing does. */
export function formatEmbedOptions(options: EmbedOptions): string {
  const query: string[] = []
  const add = (name: string, value: string, usual: string) => {
    if (value !== usual) query.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
  }
  add('theme', options.theme, EMBED_DEFAULTS.theme)
  add('layout', options.layout, EMBED_DEFAULTS.layout)
  add('sort', options.sort, EMBED_DEFAULTS.sort)
  add('limit', String(options.limit), String(EMBED_DEFAULTS.limit))
  add('accent', options.accent?.slice(1) ?? '', '')
  add('images', options.images, EMBED_DEFAULTS.images)
  add('chrome', options.chrome.join(',') || 'none', EMBED_DEFAULTS.chrome.join(','))
  add('lang', options.lang ?? '', '')
  add('related', options.related ? '1' : '', '')
  add('target', options.target, EMBED_DEFAULTS.target)
  return query.length > 0 ? `?${query.join('&')}` : ''
}

/** Direction of a language's script, by its tag; `Intl` knows it in some browsers only. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const isRtl = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b(?!-(?:latn|cyrl|deva)\b)|-(?:arab|hebr)\b/i.test(tag)
  return isRtl ? 'rtl' : 'ltr'
}

/** The only message: the embedded document tells its host how high it is. Nothing is ever sent to the document. */
export interface EmbedMessage {
  readonly type: 'broadsheet:height'
  /** CSS pixels, whole, up to {@link EMBED_TALLEST}. */
  readonly height: number
}

/** No list of 24 stories is higher; a document that claims to be is not believed. */
export const EMBED_TALLEST = 20_000

export function isEmbedMessage(value: unknown): value is EmbedMessage {
  // Whatever it is, it has fields now, and what they hold is looked at below.
  const { type, height } = Object(value) as { readonly type?: unknown; readonly height: number }
  return type === 'broadsheet:height' && Number.isInteger(height) && height > 0 && height <= EMBED_TALLEST
}
