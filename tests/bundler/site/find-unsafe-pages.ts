import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMovedPage } from '../../../src/bundler/site/moved-pages.ts'
import { STORY_ATTRIBUTES, STORY_ELEMENTS } from '../../../src/contract/story-html.ts'
import { pagesIn } from '../make-site.ts'
import { schemaFaults } from '../previews/schema-org.ts'

// These functions check the files around an index: embedded documents, pages and oEmbed documents. The elements and attributes
// of a harmless site are collected first. A site of hostile articles may have no others.

export const SITE = 'https://news.example'
/** Matches the addresses that a page may have. */
const ADDRESS =
  /^(?:https?:\/\/[^/@\s\\]+(?:[/?#]|$)|mailto:|\/(?![/\\])|(?:\.\.\/){1,2}(?:(?:app|data|topics|\d{4}|embed)\/|icon\.svg$|$))/
/** Matches paths that lead to a folder above. */
const LEADS_UP = /(?:^|\/)(?:\.|%2e){2}(?:\/|$)|\\|%5c|%00/i
/** Matches characters that change the direction of text. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/
const ADDRESS_ATTRIBUTES = new Set(['href', 'src', 'action', 'data', 'poster', 'xlink:href', 'data-src', 'formaction'])

/** Lists the names of elements and of their attributes, as a browser without scripts parses them. */
export function parseShapes(html: string): { readonly shapes: string[]; readonly document: Document } {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const shapes = [...document.querySelectorAll('*')].flatMap((element) => [
    element.localName,
    ...element.getAttributeNames().map((name) => `${element.localName} ${name}`),
  ])
  return { shapes, document }
}

/** What the text of a story may have. A test of the sanitiser holds stories to it. */
const ofStories = Object.entries(STORY_ELEMENTS).flatMap(([element, attributes]) => [
  element,
  ...[...attributes, ...STORY_ATTRIBUTES].map((name) => `${element} ${name}`),
])

/** What the page of an event has besides. */
const OF_COVERAGE = ['section tabindex', 'li aria-current']

/** Elements and attributes of a harmless site. */
export const harmless = { page: new Set([...ofStories, ...OF_COVERAGE]), embed: new Set<string>() }
type Kind = keyof typeof harmless
export const kindOf = (path: string): Kind => (path.startsWith('embed/') ? 'embed' : 'page')

/** Matches style attributes of the reader's components. */
const STYLE = /^--(?:mono-h|at|count-room|cols):[\w%., ()-]+$/

const isData = ({ type }: HTMLScriptElement) => type === 'application/ld+json'
/** Scripts that run: not the data of a page. */
const scriptsOf = (document: Document) =>
  [...document.scripts]
    .filter((one) => !one.type.endsWith('json'))
    .map((one) => one.getAttribute('src') ?? one.textContent)

/** Finds everything in a page that could harm a reader. */
export function unsafePartsOfPage(html: string, kind: Kind): string[] {
  const { shapes, document } = parseShapes(html)
  const faults = [...new Set(shapes)].filter((shape) => !harmless[kind].has(shape))
  const scripts = scriptsOf(document)
  const areScriptsExpected =
    kind === 'page'
      ? `${scripts.join(' ')} ${document.documentElement.dataset['script']}` ===
        'early() broadsheetEarly.atEnd() /src/app/main.tsx'
      : scripts.length === 1 && scripts[0] === 'frame()'
  for (const { textContent } of [...document.scripts].filter(isData))
    faults.push(...schemaFaults(JSON.parse(textContent)).map((fault) => `structured data ${fault}`))
  if (!areScriptsExpected) faults.push(`scripts ${JSON.stringify(scripts)}`)
  if (document.querySelectorAll('title').length !== 1 + document.querySelectorAll('svg title').length)
    faults.push('title')
  const policies = [...document.querySelectorAll('meta[http-equiv]')]
  if (policies.length !== 1 || policies[0]?.getAttribute('http-equiv') !== 'Content-Security-Policy')
    faults.push('policy')
  const policy = policies[0]?.getAttribute('content')?.replace("style-src-attr 'unsafe-inline'", '')
  if (policy?.includes('unsafe')) faults.push('policy')
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isAddress =
        ADDRESS_ATTRIBUTES.has(name) ||
        (name === 'content' && /^og:(?:url|image)$/.test(element.getAttribute('property') ?? ''))
      const isSymbol = element.localName === 'use' && value === '#nameplate'
      const isSkipLink = element.className === 'skip' && value === '#main'
      const isEmpty = value === '' && element.localName === 'img'
      const isStyle = name === 'style' && kind === 'page' && STYLE.test(value)
      if (/^on|^style$|^srcdoc$/i.test(name) && !isStyle) faults.push(`${element.localName} ${name}`)
      if (isAddress && !isSymbol && !isSkipLink && !isEmpty && !ADDRESS.test(value)) faults.push(`${name}="${value}"`)
      if (isAddress && LEADS_UP.test(value.replace(/^(?:\.\.\/)+/, '').replace(/[?#].*$/, '')))
        faults.push(`${name}="${value}" leads up`)
    }
  }
  if (DIRECTION_MARKS.test(html)) faults.push('direction mark')
  return faults
}

/** Finds everything in a sitemap that is not the address of a page of the site. */
function unsafePartsOfSitemap(text: string): string[] {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  if (document.querySelector('parsererror')) return ['no XML']
  return [...document.getElementsByTagName('loc')].flatMap(({ textContent }) =>
    textContent.startsWith(`${SITE}/`) && URL.parse(textContent)?.href === textContent ? [] : [textContent],
  )
}

/** Finds everything in an oEmbed document that is not a link or a frame of the site. */
export function unsafePartsOfOembed(text: string): string[] {
  const answer = JSON.parse(text) as Readonly<Record<string, string | number>>
  const { html, ...rest } = answer
  const faults = Object.entries(rest).flatMap(([name, value]) =>
    name.endsWith('_url') && !/^https?:\/\/[^/@\s\\]+\//.test(String(value)) ? [`${name}: ${value}`] : [],
  )
  if (DIRECTION_MARKS.test(text)) faults.push('direction mark')
  if (answer['type'] === 'link') return html === undefined ? faults : [...faults, 'html']
  const body = new DOMParser().parseFromString(String(html), 'text/html').body
  const frame = body.querySelector('iframe')
  const names = frame?.getAttributeNames().join(' ')
  return [
    ...faults,
    ...(answer['type'] === 'rich' && body.querySelectorAll('*').length === 1 && body.textContent === ''
      ? []
      : ['html']),
    ...(names === 'src title width height loading sandbox frameborder' ? [] : [`frame ${names}`]),
    ...(frame?.getAttribute('src')?.startsWith(`${SITE}/embed/`) ? [] : ['src']),
    ...(frame?.getAttribute('sandbox') === 'allow-scripts allow-popups allow-popups-to-escape-sandbox'
      ? []
      : ['sandbox']),
  ]
}

const NAME = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*`
/** Matches the paths of all files around an index. */
const PATHS = new RegExp(
  `^(?:index\\.html|robots\\.txt|sitemap(?:-[-~\\w]+)?\\.xml|embed\\.js|embed/(?:404\\.html|(?:${NAME}/)?(?:index\\.html|oembed\\.json))|topics/${NAME}\\.html|(?:\\d{4}/\\d\\d/\\d\\d/${NAME}\\.html)|oembed/\\d{4}/\\d\\d/\\d\\d/${NAME}\\.json)$`,
  'u',
)

const unsafePartsOfFile = (path: string, text: string) =>
  path.endsWith('.html')
    ? unsafePartsOfPage(text, kindOf(path))
    : path.endsWith('.json')
      ? unsafePartsOfOembed(text)
      : path.endsWith('.xml')
        ? unsafePartsOfSitemap(text)
        : []

/** Matches the whole text of a page that leads from an old address to the one of the article. */
const MOVED_PAGE =
  /^<!doctype html><!-- This page has moved\. [\w ,.]*-->\n<html lang="[\w-]+">\n<meta charset="utf-8">\n<title>[^<>]*<\/title>\n<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url=(\/[^"<>\s;\\]*)">\n<link rel="canonical" href="(?:https:\/\/news\.example)?\1">\n<p><a href="\1">[^<>]*<\/a><\/p>\n<\/html>\n$/
const MOVED_PATH = new RegExp(`^(?:${NAME}/)*${NAME}(?:\\.html)?$`, 'u')

/** A page at an old address leads to a page of the same site, and does nothing else. */
function unsafePartsOfMovedPage(path: string, text: string): string[] {
  const [, address = ''] = MOVED_PAGE.exec(text) ?? []
  return [
    ...(MOVED_PATH.test(path) ? [] : [`the file ${path}`]),
    ...(PATHS.test(address.slice(1) + '.html') ? [] : [`${path}: leads to ${address}`]),
  ]
}

/** Finds everything around an index that could harm a reader, and files with unexpected names. */
export function unsafePartsOfSite(out: string): string[] {
  return pagesIn(out).flatMap((path) => {
    const text = readFileSync(join(out, path), 'utf8')
    if (isMovedPage(text)) return unsafePartsOfMovedPage(path, text)
    const faults = unsafePartsOfFile(path, text).map((fault) => `${path}: ${fault}`)
    return PATHS.test(path) ? faults : [`the file ${path}`, ...faults]
  })
}
