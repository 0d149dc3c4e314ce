import { FEED_TYPES } from '../../contract/feeds.ts'
import { SHELL_FILE } from '../../contract/offline.ts'
import {
  type HeaderRule,
  type HeaderSet,
  type PolicyTemplates,
  type SiteHeaders,
  formatHeaders,
  siteHeaders,
} from './headers.ts'

/** Folder of the site on a server, in the samples. */
const FOLDER = '/var/www/broadsheet/'
const INDENT = '  '

/**
 * Returns the files that configure static hosts, by file name.
 * @param templates the page among them is also the one for addresses that have no file
 * @param embedHosts origins that may frame the embedded topics besides the site's own; every origin when absent
 */
export function hostingFiles(
  templates: PolicyTemplates,
  base: string,
  embedHosts?: readonly string[],
): Record<string, string> {
  const headers = siteHeaders(templates, embedHosts)
  return {
    // GitHub Pages answers unknown paths with this page. The reader in it then shows the screen of the address.
    '404.html': templates.page,
    [SHELL_FILE]: templates.page,
    '.nojekyll': '',
    // For Netlify, which applies these rules only to paths without a file. Cloudflare Pages would apply them to files as
    // well, but ignores them: it supports neither the status 404 nor a rule from every path to one page. It answers
    // unknown paths with 404.html.
    _redirects:
      ['app', 'data', 'oembed', 'feeds', 'previews']
        .map((folder) => `${base}${folder}/* ${base}404.html 404\n`)
        .join('') +
      `${base}embed/* ${base}embed/404.html 404\n` +
      `${base}* ${base}404.html 200\n`,
    _headers: formatHeaders(headers, base),
    'nginx.conf.sample': nginx(headers, base),
    'Caddyfile.sample': caddy(headers, base),
  }
}

const isFolder = (path: string) => path.endsWith('/*')

/** Quotes a value for both servers. No header contains a quotation mark itself. */
const quoted = (value: string) => `"${value}"`

function nginx({ common, rules }: SiteHeaders, base: string): string {
  // An nginx location with an `add_header` of its own inherits none, so each location repeats all headers.
  const location = (path: string, headers: HeaderSet, lines: readonly string[]) =>
    [
      `location ${path} {`,
      ...lines.map((line) => `${INDENT}${line}`),
      ...Object.entries({ ...common, ...headers }).map(
        // Without `always`, Cache-Control is not sent with errors: a missing file may exist after the next build.
        ([name, value]) => `${INDENT}add_header ${name} ${quoted(value)}${name === 'Cache-Control' ? '' : ' always'};`,
      ),
      '}',
    ].join('\n')
  const feedTypes = `types { ${FEED_TYPES.map(([ending, type]) => `${type} ${ending.slice(1)};`).join(' ')} }`
  const linesOf = ({ kind }: HeaderRule) =>
    kind === 'embed' ? [`error_page 404 ${base}embed/404.html;`] : kind === 'feed' ? [feedTypes] : []
  const locationsOf = (rule: HeaderRule) =>
    rule.paths.map((path) => {
      const lines = linesOf(rule)
      if (!isFolder(path)) return location(`= ${base}${path}`, rule.headers, [`alias ${FOLDER}${path};`, ...lines])
      const folder = path.slice(0, -1)
      return location(`${base}${folder}`, rule.headers, [`alias ${FOLDER}${folder};`, ...lines])
    })
  const page = rules.find(({ kind }) => kind === 'page')
  return `# Inside a server block. The site is copied to ${FOLDER}
charset utf-8;
gzip on;
gzip_types application/json application/javascript application/xml text/css text/javascript text/xml image/svg+xml ${FEED_TYPES.map(([, type]) => type).join(' ')};
${location(base, page?.headers ?? {}, [`alias ${FOLDER};`, `try_files $uri $uri.html \${uri}index.html ${base}404.html;`])}
# A missing file of the index is answered with 404, and not with a page.
${location(`${base}data/`, {}, [`alias ${FOLDER}data/;`])}
${rules
  .filter(({ kind }) => kind !== 'page')
  .flatMap(locationsOf)
  .join('\n')}
`
}

function caddy({ common, rules }: SiteHeaders, base: string): string {
  const matcher = base === '/' ? '' : ` ${base}*`
  const header = (name: string, headers: HeaderSet) =>
    [
      `    header${name} {`,
      ...Object.entries(headers).map(([field, value]) => `      ${field} ${quoted(value)}`),
      '    }',
    ].join('\n')
  const otherRules = rules.filter(({ kind }) => kind !== 'page')
  const below = (paths: readonly string[]) => paths.map((path) => `/${path}`).join(' ')
  const namedMatcher = (kind: HeaderRule['kind'], paths: readonly string[]) =>
    kind === 'app' || kind === 'hashed'
      ? `    @${kind} {\n      path ${below(paths)}\n      file\n    }`
      : `    @${kind} path ${below(paths)}`
  const feeds = rules.find(({ kind }) => kind === 'feed')?.paths ?? []
  const feedTypes = FEED_TYPES.map(([ending, type]) => {
    const paths = [...feeds.filter((path) => path.endsWith(ending)), `feeds/*/*${ending}`]
    const name = `@feed-${ending.slice(1)}`
    return `    ${name} path ${below(paths)}\n    header ${name} Content-Type ${quoted(type)}`
  })
  const page = rules.find(({ kind }) => kind === 'page')
  const notPages = ['data/*', ...otherRules.flatMap(({ paths }) => paths).filter((path) => !path.startsWith('data/'))]
  return `# The site is copied to ${FOLDER}
example.org {
  encode zstd gzip
  ${base === '/' ? 'handle' : `handle_path${matcher}`} {
    root * ${FOLDER.slice(0, -1)}
${header('', common)}
    @page not path ${below(notPages)}
${header(' @page', page?.headers ?? {})}
${otherRules.map(({ kind, paths, headers }) => `${namedMatcher(kind, paths)}\n${header(` @${kind}`, headers)}`).join('\n')}
${feedTypes.join('\n')}
    handle @page {
      try_files {path} {path}.html {path}/index.html /404.html
      file_server
    }
    handle @embed {
      @missing not file {path} {path}/index.html
      handle @missing {
        rewrite * /embed/404.html
        file_server {
          status 404
        }
      }
      file_server
    }
    # A missing file of the index is answered with 404, and not with a page.
    handle {
      file_server
    }
  }
}
`
}
