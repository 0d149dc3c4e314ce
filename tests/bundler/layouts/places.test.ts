// @vitest-environment node
import { expect, test } from 'vitest'
import { plainLayout } from '../../../src/bundler/layouts/layout.ts'
import { placeOf } from '../../../src/bundler/addresses/article-place.ts'
import { fileNameOf, folderDayOf } from '../../../src/bundler/addresses/file-name.ts'
import { type Files, bundleFiles, problemLines } from '../workspace.ts'

const dated = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2026-03-08\n${more}---\nA text of ${title}.\n`
const page = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\nA text of ${title}.\n`

test.for<[path: string, day: string | undefined, slug: string]>([
  ['_news/2026-03-08-pier.md', '2026-03-08', 'pier'],
  ['_news/2026-3-8-pier.markdown', '2026-03-08', 'pier'],
  ['_news/2026_03_08-pier.md', '2026-03-08', 'pier'],
  ['_news/2026.03.08 pier.md', '2026-03-08', 'pier'],
  ['_news/20260308-pier.md', '2026-03-08', 'pier'],
  ['_news/2026-03-08 pier.md', '2026-03-08', 'pier'],
  ['_news/2026-03-08.md', '2026-03-08', 'story'],
  ['_news/2026-03-08-pier/index.md', '2026-03-08', 'pier'],
  ['content/posts/2026/03/pier/index.md', undefined, 'pier'],
  ['_news/index.md', undefined, 'index'],
  ['_news/2026-02-31-pier.md', undefined, '2026-02-31-pier'],
  ['_news/2026-03-trends.md', undefined, '2026-03-trends'],
  ['_news/202603081-boats.md', undefined, '202603081-boats'],
  ['_news/1984.md', undefined, '1984'],
])('the name %s says the day %s and the slug %s', ([path, day, slug]) => {
  const name = fileNameOf(path)
  expect([name.day, name.slug]).toEqual([day, slug])
})

test('folders of a date say the day of an article that has none', async () => {
  expect(folderDayOf('posts/2026/03/08/pier.md')).toBe('2026-03-08')
  const { index } = await bundleFiles({ 'posts/2026/03/08/pier.md': page('Pier') })
  expect(index.stories()[0]).toMatchObject({ id: '2026/03/08/pier', time: '2026-03-08T00:00:00Z' })
})

test.for<[path: string, section: string | undefined]>([
  ['harbour/pier.md', 'harbour'],
  ['harbour/_posts/2026-03-08-pier.md', 'harbour'],
  ['news/harbour/_posts/2026-03-08-pier.md', 'harbour'],
  ['_posts/2026-03-08-pier.md', undefined],
  ['posts/2026/03/pier.md', undefined],
  ['src/content/blog/harbour/pier.md', 'harbour'],
  ['blog/pier/index.md', undefined],
  ['blog/pier/pier.md', undefined],
  ['blog/harbour/pier/pier.md', 'harbour'],
  ['pier.md', undefined],
])('the section of %s is %s', ([path, section]) => {
  expect(placeOf(path, plainLayout('markdown')).section).toBe(section)
})

const languagesOf = async (files: Files) => {
  const { index, edition } = await bundleFiles(files)
  expect(edition.problems).toEqual([])
  return index
    .stories()
    .map(({ id, locale }) => `${id} ${locale ?? '-'}`)
    .sort()
}

test.for<[rule: string, files: Files, expected: readonly string[]]>([
  [
    'folders of Hugo’s languages',
    {
      'hugo.toml':
        'defaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.pt]\nlanguageCode = "pt-br"\ncontentDir = "content/portuguese"\n',
      'content/en/posts/pier.md': dated('Pier'),
      'content/portuguese/posts/pier.md': dated('Cais'),
    },
    ['2026/03/08/pier -', '2026/03/08/pier-pt-br pt-BR'],
  ],
  [
    'languages of Hugo with a file of settings each, and nothing beside their folders',
    {
      'config/_default/hugo.toml': 'defaultContentLanguage = "en"\n',
      'config/_default/languages.en.toml': 'contentDir = "content/en"\n',
      'config/_default/languages.sw.toml': 'contentDir = "content/sw"\n',
      'content/en/posts/pier.md': dated('Pier'),
      'content/sw/posts/pier.md': dated('Gati'),
      'content/untranslated/posts/quay.md': dated('Quay'),
    },
    ['2026/03/08/pier -', '2026/03/08/pier-sw sw'],
  ],
  [
    'names that end in a language',
    {
      'hugo.yaml': 'languages: { en: {}, fr: {} }\n',
      'content/posts/pier.md': dated('Pier'),
      'content/posts/pier.fr.md': dated('Jetée'),
      'content/posts/quay/index.md': dated('Quay'),
      'content/posts/quay/index.fr.md': dated('Quai'),
    },
    ['2026/03/08/pier -', '2026/03/08/pier-fr fr', '2026/03/08/quay -', '2026/03/08/quay-fr fr'],
  ],
  [
    'posts of Jekyll in folders of languages',
    {
      '_config.yml': 'lang: en\n',
      'en/_posts/2026-03-08-pier.md': page('Pier'),
      'ja/_posts/2026-03-08-pier.md': page('Pier'),
    },
    ['2026/03/08/pier -', '2026/03/08/pier-ja ja'],
  ],
  [
    'a folder that repeats the files around it',
    { 'blog/pier.md': dated('Pier'), 'blog/ja/pier.md': dated('Pier') },
    ['2026/03/08/pier -', '2026/03/08/pier-ja ja'],
  ],
  [
    'a folder of translations',
    { 'blog/pier.md': dated('Pier'), 'i18n/ja/blog/quay.md': dated('Quay') },
    ['2026/03/08/pier -', '2026/03/08/quay-ja ja'],
  ],
  [
    'no language where a folder only has the name of one',
    { 'it/pier.md': dated('Pier'), 'sea/quay.md': dated('Quay'), 'posts/x.de.md': dated('X') },
    ['2026/03/08/pier -', '2026/03/08/quay -', '2026/03/08/x-de -'],
  ],
])('recognises translations side by side: %s', async ([, files, expected]) => {
  expect(await languagesOf(files)).toEqual(expected)
})

test('lists show a story once, in the language of the site, and it leads to its translations', async () => {
  const bundled = await bundleFiles({
    'site.yaml': 'title: Tide\nlocale: en\n',
    'blog/pier.md': `${dated('Pier')}\nMore.\n`,
    'blog/fr/pier.md': dated('Jetée'),
    'blog/ja/pier.md': dated('桟橋'),
    'blog/fr/quay.md': dated('Quai'),
    'blog/ja/quay.md': dated('岸壁'),
  })
  const { index } = bundled
  expect(index.manifest.counts).toMatchObject({ articles: 5, stories: 2 })
  const { cards, latest } = index.front()
  expect(latest.flatMap((at) => cards[at]?.title ?? []).toSorted()).toEqual(['Pier', 'Quai'])
  const languages = Object.fromEntries(
    index
      .stories()
      .map(({ title, reports = [] }) => [
        title,
        reports.map(({ article, locale, why }) => `${article} ${locale} ${why?.by}`).toSorted(),
      ]),
  )
  expect(languages).toEqual({
    Pier: ['2026/03/08/pier-fr fr page', '2026/03/08/pier-ja ja page'],
    Jetée: ['2026/03/08/pier en page', '2026/03/08/pier-ja ja page'],
    桟橋: ['2026/03/08/pier en page', '2026/03/08/pier-fr fr page'],
    Quai: ['2026/03/08/quay-ja ja page'],
    岸壁: ['2026/03/08/quay-fr fr page'],
  })
  expect(problemLines(bundled).filter((line) => !line.includes('no-url'))).toEqual([])
})

test('a language that Hugo does not publish stays unpublished', async () => {
  const { index } = await bundleFiles({
    'hugo.yaml': 'languages:\n  en: { contentDir: content/en }\n  fr: { contentDir: content/fr, disabled: true }\n',
    'content/en/pier.md': dated('Pier'),
    'content/fr/pier.md': dated('Jetée'),
  })
  expect(index.stories().map(({ title }) => title)).toEqual(['Pier'])
})

test('a section is the topic of an article that names none, and its page describes the topic', async () => {
  const { index } = await bundleFiles({
    'hugo.yaml': 'title: Quay\n',
    'content/sea-and-ships/_index.md': page('Sea & Ships', 'description: All that floats.\n'),
    'content/sea-and-ships/pier.md': dated('Pier'),
    'content/sky/_index.md': page('Sky', 'draft: true\n'),
    'content/sky/cloud.md': dated('Cloud', 'topics: [Weather]\n'),
    'content/sky/rain.md': dated('Rain'),
    'content/empty/_index.md': page('Empty'),
  })
  expect(index.manifest.topics.map(({ id, name, description }) => [id, name, description])).toEqual([
    ['sea-and-ships', 'Sea & Ships', 'All that floats.'],
    ['sky', 'Sky', undefined],
    ['weather', 'Weather', undefined],
  ])
})

test('what _data/topics says of a topic counts more than the page of its section', async () => {
  const { index } = await bundleFiles({
    'hugo.yaml': 'title: Quay\n',
    '_data/topics/1.yaml': 'name: Harbour\n_id: sea\ndescription: Ours.\n',
    'content/sea/_index.md': page('Sea', 'description: Theirs.\n'),
    'content/sea/pier.md': dated('Pier'),
  })
  expect(index.manifest.topics.map(({ name, description }) => [name, description])).toEqual([['Harbour', 'Ours.']])
})

test('a page of a category describes its topic', async () => {
  const { index } = await bundleFiles({
    '_config.yml': 'title: Quay\n',
    'categories/sea.md': page('The Sea', 'layout: category\ndescription: Salt.\n'),
    'sea/_posts/2026-03-08-pier.md': page('Pier'),
  })
  expect(index.manifest.topics.map(({ id, name, description }) => [id, name, description])).toEqual([
    ['sea', 'The Sea', 'Salt.'],
  ])
})
