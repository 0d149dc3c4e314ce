// @vitest-environment node
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ARTICLE_PATH, UNDATED_PATH, bundleArticle } from '../fault-table.ts'
import { article, bundleFiles, bundleFolder, fixture, problemLines, publisher, writeFiles } from '../workspace.ts'

test('warns about a missing asset, and publishes the article without it', async () => {
  const { edition, index, out, stories } = await bundleArticle(fixture('faults/missing-asset.md'))
  expect(problemLines({ edition, index, out })).toEqual([
    `warning missing-asset ${UNDATED_PATH}:9:10 images[0].url`,
    `warning missing-asset ${UNDATED_PATH}:11:11`,
  ])
  expect(edition.problems[0]?.message).toContain('assets/images/boat.jpg')
  expect(edition.problems[1]?.message).toContain('assets/boat-two.jpg')
  expect(stories[0]).not.toHaveProperty('image')
  expect(JSON.stringify(stories)).not.toContain('boat')
})

test.for<[rule: string, body: string, at: string]>([
  ['a picture', 'One\n\nTwo ![](/assets/a.png)', '8:9'],
  ['a link', '[a](./assets/a.png)', '6:5'],
  ['an address after a template tag', '![]({{ site.baseurl }}/assets/a.png)', '6:5'],
  ['an address in a template tag', '![]({{ "/assets/a.png" | relative_url }})', '6:5'],
  ['a reference that is defined below', '![a][b]\n\n[b]: assets/a.png', '8:6'],
  ['HTML', '<img alt="assets" src="assets/a.png">', '6:24'],
  ['HTML without quotes', '<img src=assets/a.png>', '6:10'],
  ['a file that is mentioned before', 'See assets/a.png.\n\n![](assets/a.png)', '8:5'],
  ['an address with a space', '![](<assets/a b.png>)', '6:6'],
  ['an encoded address', '![](assets/a%20b.png)', '6:5'],
  ['an address with a query', '![](assets/a.png?x=1)', '6:5'],
  ['an address with an entity', '![](assets/a&amp;b.png)', '6:5'],
  ['an address that is not ASCII', '![](assets/潮.png)', '6:5'],
])('reports a missing file at its reference in %s', async ([, body, at]) => {
  const bundled = await bundleFiles({ [ARTICLE_PATH]: article({}, body) })
  expect(problemLines(bundled)).toEqual([`warning missing-asset ${ARTICLE_PATH}:${at}`])
})

test('reports each missing file of the text', async () => {
  const bundled = await bundleFiles({ [ARTICLE_PATH]: article({}, '![](assets/a.png) [b](assets/b.pdf)\n') })
  expect(problemLines(bundled)).toEqual([
    `warning missing-asset ${ARTICLE_PATH}:6:5`,
    `warning missing-asset ${ARTICLE_PATH}:6:23`,
  ])
})

test('reports each reference to a missing file', async () => {
  const bundled = await bundleFiles({ [ARTICLE_PATH]: article({}, '![](assets/a.png)\n![](assets/a.png)\n') })
  expect(problemLines(bundled)).toEqual([
    `warning missing-asset ${ARTICLE_PATH}:6:5`,
    `warning missing-asset ${ARTICLE_PATH}:7:5`,
  ])
})

test('follows no path out of assets/, encoded or not', async () => {
  const folder = publisher({ 'content/_news/story.md': fixture('faults/asset-outside.md'), 'secret.jpg': 'secret' })
  writeFiles(join(folder, 'content'), { 'assets/a.jpg': 'a', 'secret.jpg': 'secret' })
  const { edition, index } = await bundleFolder(join(folder, 'content'))
  expect(edition.problems.map(({ code, line }) => `${code} ${line}`)).toEqual(
    [9, 10, 11, 12, 13].map((line) => `unsafe-picture ${line}`),
  )
  expect(edition.assets).toEqual(['assets/a.jpg'])
  expect(JSON.stringify(index.stories())).not.toContain('secret')
})
