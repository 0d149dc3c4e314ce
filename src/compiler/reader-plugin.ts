import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import sirv from 'sirv'
import type { Plugin, ResolvedConfig } from 'vite'
import { INDEX_FOLDER, MANIFEST_FILE } from '../contract/addresses.ts'
import type { Manifest } from '../contract/edition.ts'
import { LATER_STYLES, PAGE_TEMPLATE } from '../bundler/site/built-reader.ts'
import { fillTemplate } from '../bundler/site/page-template.ts'
import { compileScript } from './compile-script.ts'

/** Index of the last `npm run build`, which the development server of the reader shows. */
const INDEX = join('dist', INDEX_FOLDER)

/**
 * Makes the template of all pages from index.html. Its addresses begin with `%BASE%`, and everything that a site decides is a
 * mark, too: `fillTemplate` fills them when a site is published.
 * @param head path of the module that is compiled into the head as one script
 */
export function readerPlugin(head: string): Plugin {
  let config: ResolvedConfig
  return {
    name: 'broadsheet',

    configResolved(resolved) {
      config = resolved
    },

    transformIndexHtml: {
      order: 'post',
      async handler(page) {
        const script = await compileScript(resolve(config.root, head))
        const template = page.replace('%EARLY%', () => `var broadsheetBase="%BASE%";${script}`)
        if (config.command === 'build') return template
        const { site } = JSON.parse(readFileSync(join(INDEX, MANIFEST_FILE), 'utf8')) as Manifest
        return fillTemplate(template, site, config.base)
      },
    },

    generateBundle: {
      // After the plugins that make the page.
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') return
        page.fileName = PAGE_TEMPLATE
        const later = Object.keys(bundle).find((path) => path.includes(LATER_STYLES) && path.endsWith('.css'))
        if (!later) throw new Error(`The reader has no ${LATER_STYLES}.css.`)
        page.source = String(page.source)
          .replaceAll(/(src|href)="\.\//g, '$1="%BASE%')
          .replace('</head>', `  <link rel="stylesheet" crossorigin href="%BASE%${later}">\n  </head>`)
      },
    },

    configureServer(server) {
      server.middlewares.use(`${config.base}${INDEX_FOLDER}`, sirv(INDEX, { dev: true }))
    },
  }
}
