import { storyHtml } from '../../src/ui/trusted-html.ts'
import type { ReadEdition } from './workspace.ts'

// Needs the environment jsdom, which parses HTML as browsers do. The parser of happy-dom does not recover from errors in the same way.

const ELEMENTS =
  /^(?:p|h[234]|[uo]l|li|blockquote|pre|code|em|strong|[biasq]|img|figure|figcaption|table|thead|tbody|t[rhd]|[hb]r|su[pb]|d[ltd]|del|cite)$/
const ATTRIBUTES =
  /^(?:href|rel|target|src|alt|width|height|title|loading|decoding|referrerpolicy|colspan|rowspan|scope|start)$/
const OUTSIDE = /^https?:\/\/[^/@\s\\]+(?:[/?#]|$)/
const OWN = /^(?:\/~index\/)?assets\/(?!.*(?:\.\.|%2e%2e|\\|%5c|%00))/i

const isSafeAddress = (address: string) => OUTSIDE.test(address) || OWN.test(address)

/** Returns everything in the HTML of a body that a page must not contain. */
function unsafePartsOfBody(html: string): string[] {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const parts = [...document.querySelectorAll('head *, body *')].flatMap((element) => [
    ...(ELEMENTS.test(element.localName) ? [] : [`<${element.localName}>`]),
    ...[...element.attributes].flatMap(({ name, value }) => {
      if (!ATTRIBUTES.test(name)) return [`${name}="${value}"`]
      const isAddress = name === 'href' || name === 'src'
      return isAddress && !isSafeAddress(value) && !value.startsWith('mailto:') ? [`${name}="${value}"`] : []
    }),
  ])
  return storyHtml(html) === html ? parts : [...parts, 'The reader refuses it.']
}

const ADDRESS_KEYS = new Set(['url', 'src', 'logo', 'logoLarge'])

/** Returns the unsafe keys, addresses and HTML inside a value of an index file. */
export function unsafeValuesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (['__proto__', 'polluted', 'prototype'].includes(key)) return [`key ${key}`]
    if (typeof inner !== 'string') return unsafeValuesOf(inner)
    if (key === 'body') return unsafePartsOfBody(inner)
    if (key === 'youtube') return /^[\w-]{6,20}$/.test(inner) ? [] : [`youtube ${inner}`]
    // The picture of a topic is an address; the picture of an article is an object.
    const isAddress = ADDRESS_KEYS.has(key) || key === 'image'
    return isAddress && !isSafeAddress(inner) ? [`${key}: ${inner}`] : []
  })
}

/** Returns everything in an index that could harm its readers. */
export const unsafeValuesOfIndex = ({ files }: ReadEdition): string[] =>
  [...files]
    .filter(([path]) => path !== 'schema.json')
    .flatMap(([path, text]) => unsafeValuesOf(JSON.parse(text)).map((value) => `${path}: ${value}`))
