// @vitest-environment node
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { manyArticles } from '../many-articles.ts'
import { bundleFiles, filesBelow } from '../workspace.ts'

test('every file except manifest and schema has its hash in its name, and the manifest leads to it', async () => {
  const { index, out } = await bundleFiles(manyArticles(600))
  const files = filesBelow(out)
  const hashes = new Set<string>()
  for (const [path, bytes] of files) {
    if (path === 'manifest.json' || path === 'schema.json') continue
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
    expect(path).toContain(`.${hash}.json`)
    hashes.add(hash)
  }
  const { manifest } = index
  const named = [
    manifest.front,
    ...manifest.topics.map(({ front }) => front),
    ...manifest.parts.map(({ directory }) => directory),
    ...manifest.volumes.flatMap(({ rows, groups, ranks, ids, words }) => [rows, groups, ranks, ids, words]),
    ...[...files].flatMap(([path, bytes]) =>
      /^(?:directory|catalogue|search)\//.test(path) ? (bytes.toString().match(/[0-9a-f]{12}(?=")/g) ?? []) : [],
    ),
  ]
  expect(new Set(named)).toEqual(hashes)
})
