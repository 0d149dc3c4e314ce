import { createHash } from 'node:crypto'
import { FEED_FORMAT_NAMES, OPML_PATH, feedPath } from '../../contract/feeds.ts'

export type HeaderSet = Readonly<Record<string, string>>

/**
 * Headers of a group of paths. No path may get the same header from two rules: Netlify would send one of them, Cloudflare
 * Pages would join both.
 */
export interface HeaderRule {
  readonly kind:
    | 'page'
    | 'embed'
    | 'oembed'
    | 'feed'
    | 'script'
    | 'install'
    | 'search'
    | 'app'
    | 'hashed'
    | 'index'
    | 'asset'
  /** Below the base path. A star at the end matches any text. */
  readonly paths: readonly string[]
  readonly headers: HeaderSet
}

export interface SiteHeaders {
  /** Headers of every response. */
  readonly common: HeaderSet
  readonly rules: readonly HeaderRule[]
}

/** Folders of the index whose files have a hash in their names. */
const HASHED = ['cards', 'catalogue', 'directory', 'fronts', 'pictures', 'search', 'similar', 'stories']

/** Addresses of the reader's pages. Those of articles begin with a year, so with 1 or 2. */
const PAGES = ['', 'index.html', '404.html', 'shell.html', 'search*', 'saved*', 'settings*', 'topics/*', '1*', '2*']

/** The media types of feeds are not among them: a path with a star has feeds of several formats. */
const FEEDS = [
  ...FEED_FORMAT_NAMES.map((format) => feedPath({ kind: 'site' }, format).slice(1)),
  OPML_PATH.slice(1),
  'feeds/*',
]

const IMMUTABLE = { 'Cache-Control': 'public, max-age=31536000, immutable' }
const FRESH = { 'Cache-Control': 'no-cache' }
/** A sandboxed document has an opaque origin. It can load fonts and data only if every origin is allowed. */
const OPEN = { 'Access-Control-Allow-Origin': '*' }

/** Features that the reader does not use. Denying them also denies them to injected scripts and to embedded videos. */
const DENIED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

const COMMON: HeaderSet = {
  'X-Content-Type-Options': 'nosniff',
  // YouTube does not play videos on pages that send no referrer.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': DENIED.map((feature) => `${feature}=()`).join(', '),
  // For responses without `frame-ancestors`. Browsers ignore this header when a policy has that directive.
  'X-Frame-Options': 'SAMEORIGIN',
}

type Policy = Readonly<Record<string, readonly string[]>>

/** Names of the reader's Trusted Types policies, see `ui/story/trusted-html.ts` and `app/worker-registration.ts`. */
const TRUSTED_TYPES = ['broadsheet', 'broadsheet-worker']

const ANY_SITE = ['https:', 'http:']
const IMAGES = ["'self'", ...ANY_SITE, 'data:']

/** Documents or parts of them. A policy allows the inline scripts and styles that these have, and no others. */
export interface PolicyTemplates {
  /** index.html. */
  readonly page: string
  /** What all embedded documents have in common. */
  readonly embed: string
}

function pagePolicy(template: string): Policy {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...inlineHashes(template, 'script')],
    'style-src': ["'self'", ...inlineHashes(template, 'style')],
    // Pages that were drawn at build have numbers in style attributes. Texts of articles have no such attributes.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': IMAGES,
    // Audio and video in the text of an article.
    'media-src': ["'self'", ...ANY_SITE],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    // 'self' is needed because the reader shows a preview of an embedded topic.
    'frame-src': ["'self'", 'https://www.youtube-nocookie.com', 'https://player.vimeo.com'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': TRUSTED_TYPES,
  }
}

/**
 * Only one script runs in an embedded document. It is inline, and the policy has its hash. Styles, fonts and words may come
 * from any site, because `'self'` matches nothing in a sandboxed frame in some versions of WebKit:
 * https://bugs.webkit.org/show_bug.cgi?id=316847
 */
const embedPolicy = (template: string, hosts?: readonly string[]): Policy => ({
  'default-src': ["'none'"],
  'script-src': inlineHashes(template, 'script'),
  'style-src': ANY_SITE,
  'img-src': IMAGES,
  'font-src': ANY_SITE,
  'connect-src': ANY_SITE,
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': hosts ? ["'self'", ...hosts] : ['*'],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
})

/**
 * An SVG of the publisher that is opened directly is a document of the site's origin, so its scripts must not run. `sandbox`
 * is not used because Chromium shows no PDF in a sandbox.
 */
const ASSET_POLICY: Policy = { 'script-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"] }

const formatPolicy = (policy: Policy) =>
  Object.entries(policy)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')

/** Returns the hash sources of inline scripts or styles, each once. Data blocks such as JSON-LD never run and need none. */
function inlineHashes(html: string, element: 'script' | 'style'): string[] {
  const hashes = [...html.matchAll(new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}`, 'gi'))].flatMap(
    ([, attributes = '', text = '']) => {
      const isExternal = /\ssrc\s*=/i.test(attributes)
      const isData = /\stype\s*=\s*["']?application\/(?:ld\+)?json/i.test(attributes)
      if (isExternal || isData || text === '') return []
      // A browser's parser normalises line ends before it computes the hash.
      const bytes = text.replace(/\r\n?/g, '\n')
      return `'sha256-${createHash('sha256').update(bytes).digest('base64')}'`
    },
  )
  return [...new Set(hashes)]
}

/**
 * Returns all headers of a built site.
 * @param hosts origins that may frame the embedded topics besides the site's own; every origin when absent
 */
export function siteHeaders(templates: PolicyTemplates, hosts?: readonly string[]): SiteHeaders {
  const csp = (policy: Policy) => ({ 'Content-Security-Policy': formatPolicy(policy) })
  const below = (folder: string) => `data/${folder}/*`
  return {
    common: COMMON,
    rules: [
      { kind: 'page', paths: PAGES, headers: { ...csp(pagePolicy(templates.page)), ...FRESH } },
      {
        kind: 'embed',
        paths: ['embed/*'],
        headers: { ...csp(embedPolicy(templates.embed, hosts)), ...FRESH, ...OPEN },
      },
      { kind: 'oembed', paths: ['oembed/*'], headers: { ...FRESH, ...OPEN } },
      { kind: 'feed', paths: FEEDS, headers: { ...FRESH, ...OPEN } },
      { kind: 'script', paths: ['embed.js'], headers: { ...FRESH, ...OPEN } },
      { kind: 'install', paths: ['sw.js', 'manifest.webmanifest', 'version.json'], headers: FRESH },
      { kind: 'search', paths: ['robots.txt', 'sitemap.xml'], headers: FRESH },
      { kind: 'app', paths: ['app/*', 'previews/*'], headers: { ...IMMUTABLE, ...OPEN } },
      { kind: 'hashed', paths: HASHED.map(below), headers: { ...IMMUTABLE, ...OPEN } },
      { kind: 'index', paths: ['data/manifest.json', 'data/schema.json'], headers: { ...FRESH, ...OPEN } },
      { kind: 'asset', paths: [below('assets')], headers: { ...csp(ASSET_POLICY), ...FRESH, ...OPEN } },
    ],
  }
}

/** Directives that browsers ignore in a `meta` element. */
const HEADER_ONLY_DIRECTIVES = ['frame-ancestors', 'sandbox', 'report-uri']

function withMeta(html: string, policy: Policy): string {
  const allowed = Object.fromEntries(Object.entries(policy).filter(([name]) => !HEADER_ONLY_DIRECTIVES.includes(name)))
  const meta = `<meta http-equiv="Content-Security-Policy" content="${formatPolicy(allowed)}" />`
  // The policy must come before anything that loads or runs, and after the charset, which must be in the first 1024 bytes.
  const place = /<meta\s+charset\b[^>]*>/i.exec(html) ?? /<head\b[^>]*>/i.exec(html)
  if (!place) throw new Error('The page has no head for its policy.')
  const at = place.index + place[0].length
  return `${html.slice(0, at)}\n    ${meta}${html.slice(at)}`
}

/**
 * Adds the policy to a page of the reader as a `meta` element, for hosts that send no headers. Inline scripts and styles must
 * not change afterwards.
 * @param template index.html, when the page was made from it. Hashes are taken from it, so that no script that an article
 *   brings into the page is allowed.
 */
export const withMetaPolicy = (html: string, template = html): string => withMeta(html, pagePolicy(template))

/** Like {@link withMetaPolicy} for an embedded document. @param template the script element of all these documents */
export const withEmbedMetaPolicy = (html: string, template: string): string => withMeta(html, embedPolicy(template))

/** Formats the rules as a `_headers` file, which Netlify and Cloudflare Pages read. */
export function formatHeaders({ common, rules }: SiteHeaders, base: string): string {
  const block = (path: string, headers: HeaderSet) =>
    [`${base}${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
  const blocks = rules.flatMap(({ paths, headers }) => paths.map((path) => block(path, headers)))
  return `${[block('*', common), ...blocks].join('\n')}\n`
}

/**
 * Parses a `_headers` file as {@link formatHeaders} writes it.
 * @returns a function from a path, with the base path and percent-decoded, to its headers
 */
export function readHeaders(text: string): (path: string) => HeaderSet {
  const blocks: { readonly path: string; readonly headers: [string, string][] }[] = []
  for (const line of text.split('\n')) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? []
    if (name && value !== undefined) blocks.at(-1)?.headers.push([name, value])
    else if (line.startsWith('/')) blocks.push({ path: line.trim(), headers: [] })
  }
  const matches = (pattern: string, path: string) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
  return (path) =>
    Object.fromEntries(blocks.filter((block) => matches(block.path, path)).flatMap(({ headers }) => headers))
}
