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
${['cards', 'catalogue', 'directory', 'fronts', 'providers', 'stories'].map((folder) => `${base}data/${folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n  Access-Control-Allow-Origin: *`).join('\n')}
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
# Files whose names hold a hash never change.
location ~ ^${base}(app|data/(cards|catalogue|directory|fronts|providers|stories))/(.+)$ {
  alias /var/www/broadsheet/$1/$3;
  try_files "" =404;
  add_header Cache-Control "public, max-age=31536000, immutable";
}
gzip on;
gzip_types application/json text/css text/javascript image/svg+xml;
`,
  }
}
