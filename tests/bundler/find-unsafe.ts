import { storyHtml } from '../../src/ui/story/trusted-html.ts'
import type { ReadEdition } from './workspace.ts'

// These functions need the environment jsdom, because the parser of happy-dom differs from that of browsers.

const ELEMENTS = new RegExp(
  `^(?:${[
    'p|h[234]|[uo]l|li|blockquote|pre|code|em|strong|[biasqu]|img|figure|figcaption|[hbw]b?r|su[pb]|d[ltd]|dfn|del|ins|cite',
    'table|caption|col|colgroup|thead|tbody|tfoot|t[rhd]|small|mark|kbd|var|samp|abbr|time|bdi|ruby|r[tp]',
    'details|summary|aside|section|div|span|input|audio|video|source|track',
    'math|m(?:row|i|n|o|text|s|space|frac|sqrt|root|sub|sup|subsup|under|over|underover|multiscripts|prescripts)',
    'm(?:table|tr|td|padded|phantom|style)',
  ].join('|')})$`,
)
const ATTRIBUTES =
  /^(?:href|rel|target|src|alt|width|height|title|loading|decoding|referrerpolicy|colspan|rowspan|scope|start|span|lang|dir|datetime|open|disabled|checked|controls|kind|srclang|label|display|mathvariant|stretchy|fence|form|separator|largeop|movablelimits|[lr]space|m(?:in|ax)size|depth|linethickness|accent(?:under)?|columnspan|voffset|displaystyle|scriptlevel)$/
/** Attributes with these values alone. */
const VALUES: Readonly<Record<string, RegExp>> = {
  id: /^at-\S+$/,
  class:
    /^(?:code|code__name|t-[a-z]|scroll|to-(?:center|end)|task|note(?: note--[a-z]+)?|note__label|footnotes|video|video__link)$/,
  role: /^doc-[a-z]+$/,
  type: /^(?:checkbox|(?:audio|video)\/[\w.+-]+)$/,
  preload: /^(?:none|metadata)$/,
}
const WEB_ADDRESS = /^https?:\/\/[^/@\s\\]+(?:[/?#]|$)/
const ASSET_ADDRESS = /^(?:\/~index\/)?assets\/(?!.*(?:\.\.|%2e%2e|\\|%5c|%00))/i

const isSafeAddress = (address: string) => WEB_ADDRESS.test(address) || ASSET_ADDRESS.test(address)

/** Finds elements, attributes and addresses that the HTML of a story must not have. */
function unsafePartsOfHtml(html: string): string[] {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const parts = [...document.querySelectorAll('head *, body *')].flatMap((element) => [
    ...(ELEMENTS.test(element.localName) ? [] : [`<${element.localName}>`]),
    ...[...element.attributes].flatMap(({ name, value }) => {
      if (!ATTRIBUTES.test(name) && !VALUES[name]?.test(value)) return [`${name}="${value}"`]
      const isAddress = name === 'href' || name === 'src' || name === 'poster'
      return isAddress && !isSafeAddress(value) && !/^(?:mailto:|#at-)/.test(value) ? [`${name}="${value}"`] : []
    }),
  ])
  // The reader checks the HTML again. It must find nothing to remove.
  return storyHtml(html) === html ? parts : [...parts, 'The reader refuses it.']
}

const ADDRESS_KEYS = new Set(['url', 'src', 'logo', 'logoLarge'])

/** Finds unsafe keys, addresses and HTML anywhere in a value of an index file. */
export function unsafeParts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (['__proto__', 'polluted', 'prototype'].includes(key)) return [`key ${key}`]
    if (typeof inner !== 'string') return unsafeParts(inner)
    if (key === 'body') return unsafePartsOfHtml(inner)
    if (key === 'youtube') return /^[\w-]{6,20}$/.test(inner) ? [] : [`youtube ${inner}`]
    // The picture of a topic is an address, that of an article is an object.
    const isAddress = ADDRESS_KEYS.has(key) || key === 'image'
    return isAddress && !isSafeAddress(inner) ? [`${key}: ${inner}`] : []
  })
}

/** Finds everything in an index that could harm a reader. */
export const unsafePartsOfIndex = ({ files }: ReadEdition): string[] =>
  [...files]
    .filter(([path]) => path !== 'schema.json')
    .flatMap(([path, text]) => unsafeParts(JSON.parse(text)).map((part) => `${path}: ${part}`))
