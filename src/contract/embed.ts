/**
 * What a page that embeds a topic, the embedded document and the reader's snippet dialog share: addresses, options and
 * the message from the document to the page.
 */

/** Path of a topic's embedded document below the base path, percent-encoded. No topic means the top stories. */
export function embedPath(topic?: string): string {
  return topic ? `/embed/${encodeURIComponent(topic)}/` : '/embed/'
}

/** Options of an embedded document. They are in the query of its address. */
export interface EmbedOptions {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly layout: 'cards' | 'list' | 'headlines' | 'ticker'
  readonly sort: 'latest' | 'top'
  /** Number of stories, 1 to 24. */
  readonly limit: number
  /** `#rrggbb`; absent for the accent of the edition. */
  readonly accent?: string | undefined
  readonly images: 'all' | 'none'
  /** The parts around the stories that are shown. */
  readonly chrome: readonly EmbedChrome[]
  /** BCP 47 tag for words, dates and text direction; absent for the language of the reader's browser. */
  readonly lang?: string | undefined
  /** True when each story has a panel of related stories. */
  readonly related: boolean
  /** Where a story opens: at its outlet or in the reader, always in a new tab. */
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

const MAX_STORIES = 24

const oneOf = <T extends string>(value: string | undefined, choices: readonly T[], fallback: T): T =>
  choices.find((choice) => choice === value) ?? fallback

/**
 * Parses a query; the first value of a name counts. This folder is compiled without the types of browsers and Node, so
 * there is no `URLSearchParams`.
 */
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
 * Reads the options in a query, `?theme=dark&limit=3`. An option that is wrong or missing gets its default. `chrome` is
 * a list, `header,border`, or `none`.
 */
export function parseEmbedOptions(search: string): EmbedOptions {
  const given = readQuery(search)
  const limit = Number(given.get('limit'))
  const accent = /^#?([\da-f]{6})$/i.exec(given.get('accent') ?? '')?.[1]?.toLowerCase()
  const lang = /^[a-z]{2,3}(?:-[\da-z]{2,8})*$/i.exec(given.get('lang') ?? '')?.[0]
  const words: readonly string[] = given.get('chrome')?.split(',') ?? EMBED_DEFAULTS.chrome
  const chrome = (['header', 'footer', 'border', 'transparent'] as const).filter((word) => words.includes(word))
  return {
    theme: oneOf(given.get('theme'), ['auto', 'light', 'dark'], EMBED_DEFAULTS.theme),
    layout: oneOf(given.get('layout'), ['cards', 'list', 'headlines', 'ticker'], EMBED_DEFAULTS.layout),
    sort: oneOf(given.get('sort'), ['latest', 'top'], EMBED_DEFAULTS.sort),
    limit: Number.isInteger(limit) && limit >= 1 && limit <= MAX_STORIES ? limit : EMBED_DEFAULTS.limit,
    ...(accent && { accent: `#${accent}` }),
    images: oneOf(given.get('images'), ['all', 'none'], EMBED_DEFAULTS.images),
    chrome: chrome.length > 0 || words.includes('none') ? chrome : EMBED_DEFAULTS.chrome,
    ...(lang && { lang }),
    // HTML means yes by an attribute without a value, and frameworks write booleans as words.
    related: /^(1|true)?$/.test(given.get('related') ?? 'no'),
    target: oneOf(given.get('target'), ['outlet', 'reader'], EMBED_DEFAULTS.target),
  }
}

/** Writes a query with the options that differ from the default, `?theme=dark`; an empty text when none does. */
export function formatEmbedOptions(options: EmbedOptions): string {
  const query: string[] = []
  const add = (name: string, value: string, defaultValue: string) => {
    if (value !== defaultValue) query.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
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

/** Returns the text direction of a language tag. Only some browsers have `getTextInfo` of `Intl.Locale`. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const isRtl = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b(?!-(?:latn|cyrl|deva)\b)|-(?:arab|hebr)\b/i.test(tag)
  return isRtl ? 'rtl' : 'ltr'
}

/** The only message. The embedded document sends its height to the page around it and accepts no messages itself. */
export interface HeightMessage {
  readonly type: 'broadsheet:height'
  /** Whole CSS pixels, 1 to {@link MAX_EMBED_HEIGHT}. */
  readonly height: number
}

/** Upper limit of a height in CSS pixels. 24 stories always fit, so a greater height in a message is rejected. */
export const MAX_EMBED_HEIGHT = 20_000

export function isHeightMessage(value: unknown): value is HeightMessage {
  // `Object` makes null and undefined safe to destructure. The fields are checked below.
  const { type, height } = Object(value) as { readonly type?: unknown; readonly height: number }
  return type === 'broadsheet:height' && Number.isInteger(height) && height > 0 && height <= MAX_EMBED_HEIGHT
}
