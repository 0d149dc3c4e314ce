// @vitest-environment node
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { type GenericSchema, safeParse } from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { INDEX_SCHEMA } from '../../src/contract/schema.ts'
import type { SearchVolume } from '../../src/contract/volume.ts'
import * as guards from '../../src/data/index/guards.ts'
import * as storyGuards from '../../src/data/index/story-guards.ts'
import * as laterGuards from '../../src/data/index/later-guards.ts'
import { similarShard } from '../../src/data/story/suggestions.ts'
import { article, bundleFiles } from './workspace.ts'

/** The guards with which the reader checks each kind of file. */
const GUARDS: Readonly<Record<string, GenericSchema>> = {
  manifest: guards.manifest,
  fronts: guards.front,
  catalogue: laterGuards.catalogueFile,
  directory: storyGuards.directory,
  cards: storyGuards.cardShard,
  stories: storyGuards.storyShard,
  similar: similarShard,
  search: laterGuards.searchVolume,
  words: laterGuards.searchWords,
}
const kindOf = (path: string) => {
  if (path === 'manifest.json') return 'manifest'
  return path.startsWith('search/words.') ? 'words' : path.replace(/\/.*/, '')
}

const ajv = new Ajv2020({ allErrors: true, strictTuples: false })
ajv.addSchema(INDEX_SCHEMA, 'index')
const validatorOf = (kind: string) => ajv.getSchema(`index#/$defs/${kind === 'fronts' ? 'front' : kind}`)

let files: ReadonlyMap<string, unknown>

beforeAll(async () => {
  const { edition } = await bundleFiles({
    'site.yaml': 'title: All of it\ndescription: D\nurl: https://all.example\naccent: "#1d4ed8"\nhome: [seas]\n',
    '_data/topics/1.yaml': 'name: Seas\nshortname: S\ndescription: D\nimage: [{url: /assets/t.svg}]\n',
    '_data/topics/2.yaml': 'name: Tides\nparent: Seas\n',
    'assets/t.svg': '<svg/>',
    ...Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `_news/2026-05-${String(1 + at).padStart(2, '0')}-story-${at}.md`,
        article(
          {
            title: `The tide and the gull ${at}`,
            excerpt: 'A long excerpt of many words. '.repeat(at),
            publishedDateTime: at % 2 ? `2026-05-${String(1 + at).padStart(2, '0')}` : '2026-05-01T10:00:00Z',
            updatedDateTime: '2026-05-02T10:00:00Z',
            webUrl: `https://outlet-${at % 3}.example/${at}`,
            originalUrl: `https://origin.example/${at}`,
            ampWebUrl: `https://amp.example/${at}`,
            type: at % 5 ? 'article' : 'video',
            featuredContent: '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
            heat: at,
            quality: at,
            locale: 'de',
            tags: ['a', 'b'],
            topics: ['Tides'],
            images: [
              { url: '/assets/t.svg', width: 1, height: 1, title: 'T', attribution: 'A', alt: 'L', caption: 'C' },
            ],
            provider: {
              name: 'O',
              domain: `outlet-${at % 3}.example`,
              authors: ['A'],
              publishers: ['P'],
              images: [
                { url: 'https://logo.example/40.png', width: 40 },
                { url: 'https://logo.example/90.png', width: 90 },
              ],
            },
            related: [{ title: 'R', webUrl: `https://outlet-${(at + 1) % 3}.example/${at + 1}`, quality: 3 }],
          },
          'Text with ![](/assets/t.svg).',
        ),
      ]),
    ),
  })
  const read = new Map([...edition.files].map(([path, text]) => [path, JSON.parse(text) as unknown]))
  // Only larger editions have such files.
  const search = [...read].find(([path]) => path.startsWith('search/'))?.[1] as SearchVolume
  files = new Map([...read, ['search/words.0123456789ab.json', search.words]])
})

test('every file of an index fits the schema and the guards of the reader', () => {
  const kinds = new Set<string>()
  for (const [path, content] of files) {
    if (path === 'schema.json') continue
    const kind = kindOf(path)
    kinds.add(kind)
    const validate = validatorOf(kind)
    expect({ path, isValid: validate?.(content), errors: validate?.errors }).toEqual({
      path,
      isValid: true,
      errors: null,
    })
    const guard = GUARDS[kind]
    expect(guard && safeParse(guard, content).issues).toBeUndefined()
  }
  expect([...kinds].toSorted()).toEqual(Object.keys(GUARDS).toSorted())
})

test('schema.json is the schema of the index, and the manifest fits it', () => {
  expect(files.get('schema.json')).toEqual(INDEX_SCHEMA)
  const validate = ajv.compile(INDEX_SCHEMA)
  expect(validate(files.get('manifest.json'))).toBe(true)
  expect(validate({ ...(files.get('manifest.json') as object), format: 1 })).toBe(false)
})

/** Paths of everything below a value. Of a list, only the first three items are visited. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return [path, ...value.slice(0, 3).flatMap((one, at) => pathsOf(one, [...path, at]))]
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))]
}

/** Copies a value with another value at a path; `undefined` removes a key. */
function replaceAt(value: unknown, [key, ...rest]: readonly (string | number)[], instead: unknown): unknown {
  if (key === undefined) return instead
  if (Array.isArray(value)) return value.map((one: unknown, at) => (at === key ? replaceAt(one, rest, instead) : one))
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([name, one]) => {
      if (name !== key) return [[name, one]]
      const changed = replaceAt(one, rest, instead)
      return changed === undefined ? [] : [[name, changed]]
    }),
  )
}

describe('the schema and the guards', () => {
  test.each(Object.keys(GUARDS))('the schema and the guards agree about a damaged file of the kind %s', (kind) => {
    const all = [...files].filter(([path]) => kindOf(path) === kind && path !== 'schema.json')
    const content = all.toSorted(([, a], [, b]) => JSON.stringify(b).length - JSON.stringify(a).length)[0]?.[1]
    const guard = GUARDS[kind]
    if (!guard || content === undefined) throw new Error(`There is no ${kind}.`)
    const damage = fc.record({
      path: fc.constantFrom(...pathsOf(content).filter((path) => path.length > 0)),
      instead: fc.constantFrom<unknown>(undefined, null, {}, true, 'text'),
    })
    fc.assert(
      fc.property(damage, ({ path, instead }) => {
        if (typeof path.at(-1) === 'number' && instead === undefined) return
        const damaged = replaceAt(content, path, instead)
        const isRead = safeParse(guard, damaged).success
        // The reader accepts everything that the schema allows. It may also accept texts that the schema does not.
        if (validatorOf(kind)?.(damaged)) expect({ path, instead, isRead }).toEqual({ path, instead, isRead: true })
        else if (instead !== 'text') expect({ path, instead, isRead }).toEqual({ path, instead, isRead: false })
      }),
      { numRuns: 300 },
    )
  })
})
