// @vitest-environment jsdom
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pagesIn } from '../make-site.ts'
import { makePages, openPage } from '../site/page-site.ts'
import { type Files, bundleTo, publisher, temporaryFolder } from '../workspace.ts'

const dated = (title: string) => `---\ntitle: ${title}\ndate: 2026-03-08\n---\nThe tide.\n`
const ADDRESS = 'https://news.example'
const SITE = { 'site.yaml': `title: Tide\nurl: ${ADDRESS}\nlocale: en\n` }

const languagesOf = (out: string, path: string) =>
  [...openPage(out, path).page.querySelectorAll('link[rel="alternate"][hreflang]')].map(
    (one) => `${one.getAttribute('hreflang')} ${one.getAttribute('href')}`,
  )

test.each<[what: string, files: Files]>([
  [
    'names',
    {
      'hugo.yaml': 'languages: { en: {}, fr: {}, pt-br: {} }\n',
      'content/posts/pier.md': dated('Pier'),
      'content/posts/pier.fr.md': dated('Jetée'),
      'content/posts/pier.pt-br.md': dated('Cais'),
      'content/posts/quay.md': dated('Quay'),
    },
  ],
  [
    'folders',
    {
      'hugo.yaml':
        'defaultContentLanguage: en\nlanguages: { en: { contentDir: content/en }, fr: { contentDir: content/fr }, pt-br: { contentDir: content/pt-br } }\n',
      'content/en/posts/pier.md': dated('Pier'),
      'content/fr/posts/pier.md': dated('Jetée'),
      'content/pt-br/posts/pier.md': dated('Cais'),
      'content/en/posts/quay.md': dated('Quay'),
    },
  ],
  [
    'folders inside that of the original',
    {
      'blog/pier.md': dated('Pier'),
      'blog/fr/pier.md': dated('Jetée'),
      'blog/pt-br/pier.md': dated('Cais'),
      'blog/quay.md': dated('Quay'),
    },
  ],
  [
    'a folder of translations',
    {
      'pier.md': dated('Pier'),
      'i18n/fr/pier.md': dated('Jetée'),
      'i18n/pt-br/pier.md': dated('Cais'),
      'quay.md': dated('Quay'),
    },
  ],
])('every page of an article names all its languages: %s', async (_, files) => {
  const { out } = await makePages({ ...SITE, ...files })
  const pages = pagesIn(out).filter((path) => path.startsWith('2026/'))
  expect(pages).toHaveLength(4)
  const expected = [
    `en ${ADDRESS}/2026/03/08/pier`,
    `fr ${ADDRESS}/2026/03/08/pier-fr`,
    `pt-BR ${ADDRESS}/2026/03/08/pier-pt-br`,
  ]
  for (const path of pages) expect(languagesOf(out, path)).toEqual(path.includes('quay') ? [] : expected)
  expect(openPage(out, '2026/03/08/pier-fr.html').meta('og:locale')).toEqual(['fr'])
  expect(openPage(out, '2026/03/08/pier-fr.html').meta('og:locale:alternate')).toEqual(['en', 'pt_BR'])
})

test('a build that changes nothing knows the translations of the last one', async () => {
  const content = publisher({ ...SITE, 'blog/pier.md': dated('Pier'), 'blog/fr/pier.md': dated('Jetée') })
  const [cache, out] = [temporaryFolder(), join(temporaryFolder(), 'data')]
  const builds = [await bundleTo(out, { content, cache }), await bundleTo(out, { content, cache })]
  expect(builds[0]?.translations).toEqual([
    [
      ['en', '2026/03/08/pier'],
      ['fr', '2026/03/08/pier-fr'],
    ],
  ])
  expect(builds[1]?.translations).toEqual(builds[0]?.translations)
})
