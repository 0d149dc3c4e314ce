// @vitest-environment node
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Bundler } from '../../../src/bundler/bundle.ts'
import { bundlerSources } from '../../../src/bundler/system/version.ts'
import { NOW, article, publisher, temporaryFolder } from '../workspace.ts'
import { type FolderExample, change, inFolder } from './hint-example.ts'
import { FIELD_HINTS } from './hints-of-fields.ts'
import { FOLDER_HINTS } from './hints-of-folders.ts'
import { LOOKS_HINTS } from './hints-of-looks.ts'
import { YAML_HINTS } from './hints-of-yaml.ts'

const EXAMPLES: readonly FolderExample[] = [
  ...YAML_HINTS.map(inFolder),
  ...FIELD_HINTS.map(inFolder),
  ...FOLDER_HINTS,
  ...LOOKS_HINTS,
]

const SOURCES = join(import.meta.dirname, '../../../src')

/** Codes with a test of their own below. */
const TESTED_BELOW = ['no-folder', 'unreadable', 'unreadable-folder']

/** Codes of the parser that no front matter is known to cause. `explain-yaml-error.test.ts` covers its messages. */
const UNREACHABLE = ['yaml', 'yaml-bad-collection-type', 'yaml-impossible', 'yaml-non-string-key']

async function build(content: string, base?: string) {
  const bundler = new Bundler({ content, ...(base && { base }), now: NOW, cache: false })
  try {
    const { ok, problems } = await bundler.prepare()
    const published = problems.some(({ code }) => code === 'no-folder') ? [] : (await bundler.relate()).articles
    return { ok, problems, articles: published.length }
  } finally {
    await bundler.close()
  }
}

/** Whether the article is to be left out, as some hints say. */
const isHeldBack = (files: FolderExample[2]) =>
  Object.values(files).some((text) => typeof text === 'string' && /^published: false$/m.test(text))

test.for(EXAMPLES.map((example) => [example[0], JSON.stringify(example[2]).slice(0, 80), example] as const))(
  'doing what the hint of %s says ends it: %s',
  async ([code, , [, hint, before, ...ways]]) => {
    const folder = publisher({})
    change(folder, before)
    // The index alone needs no address, and the other examples have none.
    const base = ['no-url', 'url-of-other-path'].includes(code) ? '/' : undefined
    const broken = await build(folder, base)
    const found = broken.problems.filter((problem) => problem.code === code && problem.hint === hint)
    expect(broken.problems.map((problem) => [problem.code, problem.hint])).toContainEqual([code, hint])
    expect(broken.problems.filter((problem) => !problem.hint)).toEqual([])
    expect(ways.length).toBeGreaterThan(0)
    for (const after of ways) {
      const other = publisher({})
      change(other, before)
      change(other, after)
      const mended = await build(other, base)
      const messages = mended.problems.map(({ message }) => message)
      for (const { message } of found) expect(messages).not.toContain(message)
      expect(mended.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(mended.ok).toBe(true)
      // Where nothing could be read before, there may be a warning of an unknown field now.
      expect(mended.problems.filter((problem) => problem.code !== 'unknown-field' || problem.code === code)).toEqual([])
      if (isHeldBack(after)) expect(mended.articles).toBe(0)
      else expect(mended.articles).toBeGreaterThan(0)
    }
  },
)

test('naming the publisher’s folder ends no-folder', async () => {
  expect((await build(join(temporaryFolder(), 'nowhere'))).problems).toMatchObject([
    { code: 'no-folder', hint: 'Name the publisher’s folder with CONTENT.' },
  ])
  expect(await build(publisher({ '_news/2020-06-10-a.md': article() }))).toMatchObject({ ok: true, problems: [] })
})

describe.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('for all users but root', () => {
  test.for([
    ['unreadable', '_news/2020-06-10-a.md', 0o644],
    ['unreadable-folder', '_news', 0o755],
  ] as const)('correcting the permissions ends %s', async ([code, path, mode]) => {
    const folder = publisher({ '_news/2020-06-10-a.md': article() })
    chmodSync(join(folder, path), 0)
    const broken = await build(folder)
    chmodSync(join(folder, path), mode)
    expect(broken.problems).toMatchObject([{ code, hint: 'Check its permissions.' }])
    expect(await build(folder)).toMatchObject({ ok: true, problems: [], articles: 1 })
  })
})

/** Finds the codes of all problems in the sources of the bundler. */
function codesInSources(): Set<string> {
  const patterns = [
    /\bcode: '([a-z\d-]{3,})'/g,
    /\breport\w*\(\s*[^,()]+,\s*'([a-z\d-]+)'/g,
    /\b(?:fail|problem|warning|wrong|warn)\(\s*'([a-z\d-]+)',/g,
    /\b(?:const CODE|const code) = '([a-z\d-]+)'/g,
    // A table of patterns with the code and the message of each.
    /\/[a-z]*,\s+'([a-z\d-]+)',\s+'[A-Z]/g,
  ]
  const codes = new Set<string>()
  // What the newsroom's report finds is no problem of a build; tests of `checks` hold each kind.
  const isOfReport = (path: string) => path.startsWith(join('bundler', 'checks'))
  for (const path of bundlerSources().filter((one) => !isOfReport(one))) {
    const source = readFileSync(join(SOURCES, path), 'utf8')
    for (const pattern of patterns) for (const [, code = ''] of source.matchAll(pattern)) codes.add(code)
    // Codes of the parser become codes of problems: BAD_INDENT is yaml-bad-indent.
    const table = /BY_CODE[^{]*\{(.*?)\n\}/s.exec(source)?.[1] ?? ''
    for (const [, name = ''] of table.matchAll(/^ {2}([A-Z\d_]+):/gm))
      codes.add(`yaml-${name.toLowerCase().replaceAll('_', '-')}`)
  }
  return codes
}

test('every code of a problem in the bundler has an example whose hint is obeyed', () => {
  const codes = codesInSources()
  expect(codes.size).toBeGreaterThan(85)
  const covered = new Set([...EXAMPLES.map(([code]) => code), ...TESTED_BELOW, ...UNREACHABLE])
  expect([...codes].filter((code) => !covered.has(code)).sort()).toEqual([])
  expect([...covered].filter((code) => !codes.has(code)).sort()).toEqual([])
})
