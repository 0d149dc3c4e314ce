import { storyHtml } from '../../src/ui/trusted-html.ts'
import type { ReadEdition } from './workspace.ts'

// For tests in the environment jsdom: a sanitiser's output is only as safe as a true parser finds it, and happy-dom is none.

const ELEMENTS =
  /^(?:p|h[234]|[uo]l|li|blockquote|pre|code|em|strong|[biasq]|img|figure|figcaption|table|thead|tbody|t[rhd]|[hb]r|su[pb]|d[ltd]|del|cite)$/
const ATTRIBUTES =
  /^(?:href|rel|target|src|alt|width|height|title|loading|decoding|referrerpolicy|colspan|rowspan|scope|start)$/
const OUTSIDE = /^https?:\/\/[^/@\s\\]+(?:[/?#]|$)/
const OWN = /^(?:\/~index\/)?assets\/(?!.*(?:\.\.|%2e%2e|\\|%5c|%00))/i

const isSafeAddress = (address: string) => OUTSIDE.test(address) || OWN.test(address)

/** Whatever in a body a page should not be given. */
function faultsOfBody(html: string): string[] {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const faults = [...document.querySelectorAll('head *, body *')].flatMap((element) => [
    ...(ELEMENTS.test(element.localName) ? [] : [`<${element.localName}>`]),
    ...[...element.attributes].flatMap(({ name, value }) => {
      if (!ATTRIBUTES.test(name)) return [`${name}="${value}"`]
      const isAddress = name === 'href' || name === 'src'
      return isAddress && !isSafeAddress(value) && !value.startsWith('mailto:') ? [`${name}="${value}"`] : []
    }),
  ])
  // What a page's own check would throw away was written wrongly.
  return storyHtml(html) === html ? faults : [...faults, 'The reader refuses it.']
}

const ADDRESS_KEYS = new Set(['url', 'src', 'logo', 'logoLarge'])

/** Unsafe keys, addresses and HTML anywhere in a value of an index file. */
export function faultsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (['__proto__', 'polluted', 'prototype'].includes(key)) return [`key ${key}`]
    if (typeof inner !== 'string') return faultsOf(inner)
    if (key === 'body') return faultsOfBody(inner)
    if (key === 'youtube') return /^[\w-]{6,20}$/.test(inner) ? [] : [`youtube ${inner}`]
    // A topic's picture is its address; an article's is a group.
    const isAddress = ADDRESS_KEYS.has(key) || key === 'image'
    return isAddress && !isSafeAddress(inner) ? [`${key}: ${inner}`] : []
  })
}

/** Everything in an index that could harm who reads it. */
export const faultsOfIndex = ({ files }: ReadEdition): string[] =>
  [...files]
    .filter(([path]) => path !== 'schema.json')
    .flatMap(([path, text]) => faultsOf(JSON.parse(text)).map((fault) => `${path}: ${fault}`))
