import { createHash } from 'node:crypto'

export type HeaderSet = Readonly<Record<string, string>>

/** Headers of a group of paths. No path may get one header from two rules: Netlify would take one, Cloudflare join both. */
export interface HeaderRule {
  readonly kind: 'page' | 'embed' | 'oembed' | 'script' | 'install' | 'app' | 'hashed' | 'index' | 'asset'
  /** Below the base path; a star at the end stands for anything. */
  readonly paths: readonly string[]
  readonly headers: HeaderSet
}

export interface SiteHeaders {
  /** Of every answer. */
  readonly common: HeaderSet
  readonly rules: readonly HeaderRule[]
}

/** Folders of the index whose files are named by their bytes. */
const HASHED = ['cards', 'catalogue', 'directory', 'fronts', 'search', 'similar', 'stories']

/** What the reader's own address begins with; years begin with 1 or 2. */
const PAGES = ['', 'index.html', '404.html', 'search*', 'saved*', 'topics/*', '1*', '2*']

const IMMUTABLE = { 'Cache-Control': 'public, max-age=31536000, immutable' }
const FRESH = { 'Cache-Control': 'no-cache' }
/** A sandboxed document has no origin: it gets fonts, modules and data only from who answers everybody. */
const OPEN = { 'Access-Control-Allow-Origin': '*' }

/** Nobody here needs them, so no script that gets in, and no film, may ask for them. */
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
  // YouTube refuses films to pages that do not say who they are.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': DENIED.map((feature) => `${feature}=()`).join(', '),
  // For answers without `frame-ancestors`; where that stands, browsers pass over this one.
  'X-Frame-Options': 'SAMEORIGIN',
}

type Policy = Readonly<Record<string, readonly string[]>>

/** Names of the reader's policies of Trusted Types, see `ui/trusted-html.ts` and `app/worker-registration.ts`. */
const TRUSTED_TYPES = ['broadsheet', 'broadsheet-worker']

const IMAGES = ["'self'", 'https:', 'http:', 'data:']

function pagePolicy(template: string): Policy {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...inlineHashes(template, 'script')],
    'style-src': ["'self'", ...inlineHashes(template, 'style')],
    'img-src': IMAGES,
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    // Our own: the reader shows what a page that embeds a topic will show.
    'frame-src': ["'self'", 'https://www.youtube-nocookie.com'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': TRUSTED_TYPES,
  }
}

const embedPolicy = (hosts: readonly string[] | undefined): Policy => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': IMAGES,
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': hosts ? ["'self'", ...hosts] : ['*'],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
})

/** A publisher's SVG opened by itself is a document of our origin. No `sandbox`: Chromium shows no PDF in one. */
const ASSET_POLICY: Policy = { 'script-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"] }

const written = (policy: Policy) =>
  Object.entries(policy)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')

/** Sources for the contents of inline elements, each once. Data blocks never run and need none. */
function inlineHashes(html: string, element: 'script' | 'style'): string[] {
  const hashes = [...html.matchAll(new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}`, 'gi'))].flatMap(
    ([, attributes = '', text = '']) => {
      const isElsewhere = /\ssrc\s*=/i.test(attributes)
      const isData = /\stype\s*=\s*["']?application\/(?:ld\+)?json/i.test(attributes)
      if (isElsewhere || isData || text === '') return []
      // As a browser's parser hands it on.
      const bytes = text.replace(/\r\n?/g, '\n')
      return `'sha256-${createHash('sha256').update(bytes).digest('base64')}'`
    },
  )
  return [...new Set(hashes)]
}

/**
 * Every header of a built site.
 * @param template index.html as it is written: only scripts that stand in it may run
 * @param hosts origins that may frame the embedded topics besides our own; everybody when they are not given
 */
export function siteHeaders(template: string, hosts?: readonly string[]): SiteHeaders {
  const csp = (policy: Policy) => ({ 'Content-Security-Policy': written(policy) })
  const below = (folder: string) => `data/${folder}/*`
  return {
    common: COMMON,
    rules: [
      { kind: 'page', paths: PAGES, headers: { ...csp(pagePolicy(template)), ...FRESH } },
      { kind: 'embed', paths: ['embed/*'], headers: { ...csp(embedPolicy(hosts)), ...FRESH, ...OPEN } },
      { kind: 'oembed', paths: ['oembed/*'], headers: { ...FRESH, ...OPEN } },
      { kind: 'script', paths: ['embed.js'], headers: { ...FRESH, ...OPEN } },
      { kind: 'install', paths: ['sw.js', 'manifest.webmanifest', 'version.json'], headers: FRESH },
      { kind: 'app', paths: ['app/*'], headers: { ...IMMUTABLE, ...OPEN } },
      { kind: 'hashed', paths: HASHED.map(below), headers: { ...IMMUTABLE, ...OPEN } },
      { kind: 'index', paths: ['data/manifest.json', 'data/schema.json'], headers: { ...FRESH, ...OPEN } },
      { kind: 'asset', paths: [below('assets')], headers: { ...csp(ASSET_POLICY), ...FRESH, ...OPEN } },
    ],
  }
}

/** A `meta` element can't say these. */
const ONLY_HEADERS = ['frame-ancestors', 'sandbox', 'report-uri']

function withMeta(html: string, policy: Policy): string {
  const sayable = Object.fromEntries(Object.entries(policy).filter(([name]) => !ONLY_HEADERS.includes(name)))
  const meta = `<meta http-equiv="Content-Security-Policy" content="${written(sayable)}" />`
  // Before anything that loads or runs, behind the charset, which must stand among the first bytes.
  const place = /<meta\s+charset\b[^>]*>/i.exec(html) ?? /<head\b[^>]*>/i.exec(html)
  if (!place) throw new Error('A page without a head can have no policy.')
  const at = place.index + place[0].length
  return `${html.slice(0, at)}\n    ${meta}${html.slice(at)}`
}

/**
 * A page of the reader with its policy in itself, for hosts that send no headers. Whatever else changes inline scripts or
 * styles comes before.
 * @param template index.html, when the page was made from it: nothing that an article brought may be allowed by its hash
 */
export const withMetaPolicy = (html: string, template = html): string => withMeta(html, pagePolicy(template))

/** As {@link withMetaPolicy}, for an embedded topic, which has no inline scripts or styles at all. */
export const withEmbedMetaPolicy = (html: string): string => withMeta(html, embedPolicy(undefined))

/** Rules as a `_headers` file, which Netlify and Cloudflare Pages read. */
export function formatHeaders({ common, rules }: SiteHeaders, base: string): string {
  const block = (path: string, headers: HeaderSet) =>
    [`${base}${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
  const blocks = rules.flatMap(({ paths, headers }) => paths.map((path) => block(path, headers)))
  return `${[block('*', common), ...blocks].join('\n')}\n`
}

/** A `_headers` file as {@link formatHeaders} writes it → what it says of a path, with the base, percent signs decoded. */
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
