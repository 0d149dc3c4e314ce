import { type HeaderRule, type HeaderSet, type SiteHeaders, formatHeaders, siteHeaders } from './headers.ts'

const FOLDER = '/var/www/broadsheet/'
const INDENT = '  '

/**
 * What static hosts need beside the site itself, by file name.
 * @param template the page of an address that has none of its own, with everything inline that runs in any page
 * @param embedHosts origins that may frame the embedded topics besides our own; everybody when they are not given
 */
export function hostingFiles(template: string, base: string, embedHosts?: readonly string[]): Record<string, string> {
  const headers = siteHeaders(template, embedHosts)
  return {
    // GitHub Pages answers unknown paths with this page, which then draws what the address says.
    '404.html': template,
    '.nojekyll': '',
    // Netlify, for what is no file. Cloudflare Pages, which would obey these rules for files too, passes over them: it
    // knows no 404 here, and nothing that leads everything to an index.html. Unknown addresses get 404.html there.
    _redirects:
      ['app', 'data', 'oembed'].map((folder) => `${base}${folder}/* ${base}404.html 404\n`).join('') +
      `${base}embed/* ${base}embed/404.html 404\n` +
      `${base}* ${base}index.html 200\n`,
    _headers: formatHeaders(headers, base),
    'nginx.conf.sample': nginx(headers, base),
    'Caddyfile.sample': caddy(headers, base),
  }
}

const isFolder = (path: string) => path.endsWith('/*')

/** In quotes, as both servers read them; no header of ours holds one. */
const quoted = (value: string) => `"${value}"`

function nginx({ common, rules }: SiteHeaders, base: string): string {
  // A location that says one header says all of them: it inherits none.
  const location = (path: string, headers: HeaderSet, lines: readonly string[]) =>
    [
      `location ${path} {`,
      ...lines.map((line) => `${INDENT}${line}`),
      ...Object.entries({ ...common, ...headers }).map(
        // A missing file may come: that it is missing is not to be remembered for a year.
        ([name, value]) => `${INDENT}add_header ${name} ${quoted(value)}${name === 'Cache-Control' ? '' : ' always'};`,
      ),
      '}',
    ].join('\n')
  const found = (rule: HeaderRule) =>
    rule.paths.map((path) => {
      if (!isFolder(path)) return location(`= ${base}${path}`, rule.headers, [`alias ${FOLDER}${path};`])
      const folder = path.slice(0, -1)
      const lines = rule.kind === 'embed' ? [`error_page 404 ${base}embed/404.html;`] : []
      return location(`${base}${folder}`, rule.headers, [`alias ${FOLDER}${folder};`, ...lines])
    })
  const page = rules.find(({ kind }) => kind === 'page')
  return `# Inside a server block. The site is copied to ${FOLDER}
charset utf-8;
gzip on;
gzip_types application/json application/javascript text/css text/javascript image/svg+xml;
${location(base, page?.headers ?? {}, [`alias ${FOLDER};`, `try_files $uri $uri.html \${uri}index.html ${base}404.html;`])}
# A file of the index that is not there is missing, and no page of the reader.
${location(`${base}data/`, {}, [`alias ${FOLDER}data/;`])}
${rules
  .filter(({ kind }) => kind !== 'page')
  .flatMap(found)
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
  const others = rules.filter(({ kind }) => kind !== 'page')
  const below = (paths: readonly string[]) => paths.map((path) => `/${path}`).join(' ')
  const named = (kind: HeaderRule['kind'], paths: readonly string[]) =>
    kind === 'app' || kind === 'hashed'
      ? `    @${kind} {\n      path ${below(paths)}\n      file\n    }`
      : `    @${kind} path ${below(paths)}`
  const page = rules.find(({ kind }) => kind === 'page')
  const notPages = ['data/*', ...others.flatMap(({ paths }) => paths).filter((path) => !path.startsWith('data/'))]
  return `# The site is copied to ${FOLDER}
example.org {
  encode zstd gzip
  ${base === '/' ? 'handle' : `handle_path${matcher}`} {
    root * ${FOLDER.slice(0, -1)}
${header('', common)}
    @page not path ${below(notPages)}
${header(' @page', page?.headers ?? {})}
${others.map(({ kind, paths, headers }) => `${named(kind, paths)}\n${header(` @${kind}`, headers)}`).join('\n')}
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
    # A file of the index that is not there is missing, and no page of the reader.
    handle {
      file_server
    }
  }
}
`
}
