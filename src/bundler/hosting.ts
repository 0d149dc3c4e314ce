/** Folders of the index whose files are named by their bytes. */
const HASHED = ['cards', 'catalogue', 'directory', 'fronts', 'search', 'similar', 'stories'].map(
  (folder) => `data/${folder}/`,
)

/** What static hosts need beside the site itself, by file name. */
export function hostingFiles(indexHtml: string, base: string): Record<string, string> {
  return {
    // GitHub Pages answers unknown paths with this page, which then draws what the address says.
    '404.html': indexHtml,
    '.nojekyll': '',
    // Netlify, Cloudflare Pages.
    _redirects:
      ['app', 'data'].map((folder) => `${base}${folder}/* ${base}404.html 404\n`).join('') +
      `${base}* ${base}index.html 200\n`,
    _headers: `${base}*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
${base}app/*
  Cache-Control: public, max-age=31536000, immutable
${HASHED.map((folder) => `${base}${folder}*\n  Cache-Control: public, max-age=31536000, immutable\n  Access-Control-Allow-Origin: *`).join('\n')}
${base}data/manifest.json
  Cache-Control: no-cache
  Access-Control-Allow-Origin: *
`,
    'nginx.conf.sample': `# Inside a server block. The site is copied to /var/www/broadsheet.
location ${base} {
  alias /var/www/broadsheet/;
  try_files $uri $uri/ ${base}index.html;
  add_header Cache-Control "no-cache";
  add_header X-Content-Type-Options "nosniff";
}
# A file of the index that is not there is missing, and no page of the reader.
location ${base}data/ {
  alias /var/www/broadsheet/data/;
  add_header Cache-Control "no-cache";
  add_header Access-Control-Allow-Origin "*";
}
# Files whose names hold a hash never change.
${['app/', ...HASHED].map((folder) => `location ${base}${folder} {\n  alias /var/www/broadsheet/${folder};\n  add_header Cache-Control "public, max-age=31536000, immutable";${folder === 'app/' ? '' : '\n  add_header Access-Control-Allow-Origin "*";'}\n}`).join('\n')}
gzip on;
gzip_types application/json application/javascript text/css text/javascript image/svg+xml;
`,
  }
}
