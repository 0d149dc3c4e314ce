// @vitest-environment node
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Bundler } from '../../../src/bundler/bundle.ts'
import { planFixes, writeFixes } from '../../../src/bundler/fixes/plan-fixes.ts'
import { NOW, filesBelow, publisher, temporaryFolder, writeFiles } from '../workspace.ts'

const MATTER = 'publishedDateTime: 2026-03-08\nwebUrl: https://outlet.example/a'

async function planOf(content: string) {
  const bundler = new Bundler({ content, cache: false, now: NOW })
  try {
    await bundler.prepare()
    const { listing, store } = await bundler.relate()
    return planFixes(content, { listing, readFileOf: (path) => store.get(path)?.result })
  } finally {
    await bundler.close()
  }
}

const FILES = {
  '_news/2026-03-08-a.md': `---\ntitle: A  \n${MATTER}\ntopics: [sea]\n---\nText  \n`,
  '_news/2026-03-08-b.md': `---\ntitel: B\ntitle2: no\ndate: 2026/3/8\n---\nText\n`,
  '_news/2026-03-08-c.md': `\uFEFF---\r\ntitle: C\r\n${MATTER}/c\r\n---\r\n`,
  '_news/2026-03-08-fine.md': `---\ntitle: Fine\n${MATTER}/d\ntopics: [Sea]\n---\n`,
  '_data/topics/sea.yaml': 'name: Sea \ndescrption: Water\n',
  'site.yaml': 'title: News\r\n',
}

test('shows what it would correct, and writes nothing', async () => {
  const content = publisher(FILES)
  const before = filesBelow(content)
  const plan = await planOf(content)
  expect(plan.map(({ file, notes }) => [file, notes.map(({ kind }) => kind)])).toEqual([
    ['_news/2026-03-08-a.md', ['trailing-spaces', 'topic-spelling']],
    ['_news/2026-03-08-b.md', ['field-name', 'date-spelling']],
    ['_news/2026-03-08-c.md', ['byte-order-mark', 'line-ends']],
    ['_data/topics/sea.yaml', ['field-name', 'trailing-spaces']],
    ['site.yaml', ['line-ends']],
  ])
  expect(plan[0]?.diff.split('\n')).toEqual([
    '--- a/_news/2026-03-08-a.md',
    '+++ b/_news/2026-03-08-a.md',
    '@@ -1,7 +1,7 @@',
    ' ---',
    '-title: A  ',
    '+title: A',
    ' publishedDateTime: 2026-03-08',
    ' webUrl: https://outlet.example/a',
    '-topics: [sea]',
    '+topics: [Sea]',
    ' ---',
    ' Text  ',
  ])
  expect(filesBelow(content)).toEqual(before)
})

test('a folder that was corrected has nothing left to correct, and no other bytes have changed', async () => {
  const content = publisher(FILES)
  const path = join(content, '_news/2026-03-08-a.md')
  chmodSync(path, 0o640)
  const result = writeFixes(content, await planOf(content))
  expect(result.changed).toEqual([])
  expect(result.written.length).toBe(5)
  expect(readFileSync(path, 'utf8')).toBe(`---\ntitle: A\n${MATTER}\ntopics: [Sea]\n---\nText  \n`)
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(readFileSync(join(content, '_data/topics/sea.yaml'), 'utf8')).toBe('name: Sea\ndescription: Water\n')
  expect(readdirSync(join(content, '_news')).length).toBe(4)
  expect(await planOf(content)).toEqual([])
})

test('a file that changes after it was shown is left alone', async () => {
  const content = publisher(FILES)
  const plan = await planOf(content)
  const later = `---\ntitle: Later  \n${MATTER}\n---\n`
  writeFiles(content, { '_news/2026-03-08-a.md': later })
  const { written, changed } = writeFixes(content, plan)
  expect(changed).toEqual(['_news/2026-03-08-a.md'])
  expect(written).not.toContain('_news/2026-03-08-a.md')
  expect(readFileSync(join(content, '_news/2026-03-08-a.md'), 'utf8')).toBe(later)
})

test('nothing is written through a link, to a file or to a folder', async () => {
  const content = publisher({ '_news/2026-03-08-fine.md': `---\ntitle: Fine\n${MATTER}\n---\n` })
  const elsewhere = temporaryFolder()
  const text = `---\ntitle: Elsewhere  \n${MATTER}/e\n---\n`
  mkdirSync(join(elsewhere, 'folder'))
  for (const name of ['file.md', 'folder/2026-03-08-in.md']) writeFileSync(join(elsewhere, name), text)
  symlinkSync(join(elsewhere, 'file.md'), join(content, '_news/2026-03-08-link.md'))
  symlinkSync(join(elsewhere, 'folder'), join(content, '_news/linked'))
  mkdirSync(join(content, '_news/own'))
  writeFileSync(join(content, '_news/own/2026-03-08-own.md'), text)
  symlinkSync('own/2026-03-08-own.md', join(content, '_news/2026-03-08-inner.md'))
  const plan = await planOf(content)
  expect(plan.map(({ file }) => file)).toEqual(['_news/own/2026-03-08-own.md'])
  // A link may take the place of a file after it was shown.
  writeFixes(content, plan)
  for (const name of ['file.md', 'folder/2026-03-08-in.md'])
    expect(readFileSync(join(elsewhere, name), 'utf8')).toBe(text)
})

test('a misspelt title is corrected, which nothing else reports as a field', async () => {
  const content = publisher({
    '_news/2026-03-08-ours.md': `---\ntitel: Ours\n${MATTER}\n---\n`,
    '_news/2026-03-08-own-text.md': '---\ntitel: Own\nexerpt: x\ntopics: [sea]\n---\nText\n',
    '_data/topics/sea.yaml': 'name: Sea\n',
  })
  writeFixes(content, await planOf(content))
  const text = (name: string) => readFileSync(join(content, `_news/2026-03-08-${name}.md`), 'utf8')
  expect(text('ours')).toContain('title: Ours\n')
  expect(text('own-text')).toContain('title: Own\nexcerpt: x\ntopics: [Sea]\n')
})

test('in the folder of another system only spellings are corrected that mean the same there', async () => {
  const content = publisher({
    'hugo.toml': 'title = "News"\n',
    'content/posts/a.md': '---\ntitle: A  \ndate: 2026-3-8\ncategories: [sea]\ntopcis: [x]\n---\nText\n',
  })
  expect((await planOf(content)).map(({ notes }) => notes.map(({ kind }) => kind))).toEqual([
    ['trailing-spaces', 'date-spelling'],
  ])
})
