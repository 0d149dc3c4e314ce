// @vitest-environment node
import { readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { firstBuild, linkedArticles } from './rebuild.ts'
import { settle, writeFiles } from './workspace.ts'

const PATH = '_news/2026-01-10-story-7.md'

describe('a build', () => {
  const cachedFile = (cache: string, name: string) => join(cache, readdirSync(cache)[0] ?? '', name)
  /** Changes one byte in the middle of a file. */
  const changeByte = (file: string) => {
    const bytes = readFileSync(file)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(file, bytes)
  }
  const outputFile = (cache: string) =>
    readdirSync(cachedFile(cache, '')).find((name) => name.startsWith('output-')) ?? ''

  test.each<[damage: string, apply: (cache: string) => void]>([
    ['the log of articles is missing', (cache) => rmSync(cachedFile(cache, 'articles'))],
    ['the log of articles is cut short', (cache) => truncateSync(cachedFile(cache, 'articles'), 3000)],
    ['the log of articles was changed', (cache) => changeByte(cachedFile(cache, 'articles'))],
    ['the record store is missing', (cache) => rmSync(cachedFile(cache, 'records'))],
    ['the record store is cut short', (cache) => truncateSync(cachedFile(cache, 'records'), 100)],
    ['the record store was changed', (cache) => changeByte(cachedFile(cache, 'records'))],
    ['the list of made files is missing', (cache) => rmSync(cachedFile(cache, 'edition'))],
    ['the list of made files was changed', (cache) => changeByte(cachedFile(cache, 'edition'))],
    ['the description of the output is cut short', (cache) => truncateSync(cachedFile(cache, outputFile(cache)), 40)],
  ])('makes the index of a build without a cache when %s', async (_, damage) => {
    const files = linkedArticles(20)
    const { content, cache, rebuild } = await firstBuild(files)
    writeFiles(content, { [PATH]: `${files[PATH]}\nOnce.\n` })
    await rebuild()
    await settle()
    damage(cache)
    writeFiles(content, { [PATH]: `${files[PATH]}\nTwice.\n` })
    await rebuild()
    await rebuild()
  })
})
