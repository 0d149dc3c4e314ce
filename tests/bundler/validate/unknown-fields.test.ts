// @vitest-environment node
import { expect, test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems, withLines } from '../fault-table.ts'
import { article, bundleFiles } from '../workspace.ts'

test.for<[string, string, string]>([
  ['a misspelt name', 'titel', 'Did you mean “title”?'],
  ['a name with the wrong case', 'Heat', 'Did you mean “heat”?'],
])('reports %s once for all files', async ([, name, hint]) => {
  const { edition } = await bundleFiles({
    '_news/2020-06-10-one.md': article({ [name]: 'x', webUrl: 'https://outlet.example/1' }),
    '_news/2020-06-11-two.md': article({ [name]: 'x', webUrl: 'https://outlet.example/2' }),
    '_news/2020-06-12-three.md': article({ [name]: 'x', webUrl: 'https://outlet.example/3' }),
  })
  expect(edition.ok).toBe(true)
  expect(edition.problems).toHaveLength(1)
  expect(edition.problems[0]).toMatchObject({
    severity: 'warning',
    code: 'unknown-field',
    file: '_news/2020-06-10-one.md',
    line: 5,
    column: 1,
    field: name,
  })
  expect(edition.problems[0]?.message).toMatch(/so it is not read; 3 articles have it\.$/)
  expect(edition.problems[0]?.hint).toBe(hint)
})

test.for<ProblemCase>([
  [
    'unknown fields inside other fields',
    withLines(
      'images:',
      '  - src: https://outlet.example/a.jpg',
      '    isCached: true',
      '  - url: https://outlet.example/b.jpg',
      '    captoin: Low sun',
      'provider: {nmae: Quillmark, domain: quillmark.example, _id: x}',
      'related:',
      '  - titel: x',
      '    title: R',
      '    webUrl: https://r.example/1',
      '    heat: 3',
      '    provider:',
      '      domian: r.example',
    ),
    [
      [`warning unknown-field ${ARTICLE_PATH}:5:5 images[0].src`, 'no field “images[].src”', 'Did you mean “url”?'],
      [`warning unknown-field ${ARTICLE_PATH}:8:5 images[1].captoin`, 'Did you mean “caption”?'],
      [`warning unknown-field ${ARTICLE_PATH}:9:12 provider.nmae`, 'no field “provider.nmae”', 'Did you mean “name”?'],
      [
        `warning unknown-field ${ARTICLE_PATH}:11:5 related[0].titel`,
        'no field “related[].titel”',
        'Did you mean “title”?',
      ],
      [`warning unknown-field ${ARTICLE_PATH}:16:7 related[0].provider.domian`, 'Did you mean “domain”?'],
    ],
  ],
])('reports %s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})

test('counts the articles that have a misspelt field of pictures', async () => {
  const one = (at: number) =>
    article({ webUrl: `https://outlet.example/${at}`, images: [{ src: 'https://o.example/1' }, { src: 'x' }] })
  const files = { '_news/2020-06-10-a.md': one(1), '_news/2020-06-10-b.md': one(2) }
  const message = '“images[].src”, so it is not read; 2 articles have it.'
  await expectProblems(files, [[`warning unknown-field _news/2020-06-10-a.md:5:12 images[0].src`, message]])
})

test('a name that is near none of ours is no warning, but in the table of fields with the number of its articles', async () => {
  const { edition } = await bundleFiles({
    '_news/2020-06-10-one.md': article({ colour: 'x', webUrl: 'https://outlet.example/1' }),
    '_news/2020-06-11-two.md': article({ colour: 'x', images: [{ url: 'https://o.example/1', mood: 1 }] }),
  })
  expect(edition.problems).toEqual([])
  expect(edition.fields).toEqual([
    { field: 'colour', articles: 2 },
    { field: 'images[].mood', articles: 1 },
  ])
})

test('reports each misspelt field once, with a count and a suggestion', async () => {
  const bundled = await bundleFiles({
    '_news/2020-06-10-a.md': article({ exerpt: 'x', mood: 1 }),
    '_news/2020-06-10-b.md': article({ exerpt: 'y', webUrl: 'https://outlet.example/b' }),
  })
  expect(bundled.edition.problems).toMatchObject([
    {
      severity: 'warning',
      file: '_news/2020-06-10-a.md',
      line: 5,
      column: 1,
      field: 'exerpt',
      message: 'Articles have no field “exerpt”, so it is not read; 2 articles have it.',
      hint: 'Did you mean “excerpt”?',
    },
  ])
  expect(bundled.edition.ok).toBe(true)
})
