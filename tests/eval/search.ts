/**
 * `npm run eval:search`: asks the search page of the built reader, MiniSearch and Pagefind for stories that are known to be
 * right, and prints how often these are among the first.
 *
 *   --folder search-content   only the queries of one folder
 *   --kind typo               only the queries of one kind
 *   --reader-only             no other methods
 *   --held-back               the queries that nobody has seen while the search was tuned
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, obtainBrowser } from '../browser.ts'
import { ROOT, WORK_FOLDER, ensureSite } from '../built-site.ts'
import { type Method, miniSearchMethod, pagefindMethod, readTexts, readerMethod } from './search-methods.ts'

/** One line of `search-queries.jsonl`. */
interface Query {
  readonly folder: keyof typeof FOLDERS
  readonly kind: string
  readonly query: string
  /** Ids of stories of which one must be found. All are right, such as the reports of one event. */
  readonly find?: readonly string[]
  /** Ids of stories that must not be found. */
  readonly without?: readonly string[]
  /** True when nothing must be found. */
  readonly none?: boolean
}

const FOLDERS = { content: join(ROOT, 'content'), 'search-content': join(import.meta.dirname, 'search-content') }

/** Results that are kept to describe a miss. */
const NAMED = 3

/** Returns the place of the first right result, from 1, and infinity when an answer is wrong. */
function placeOf({ find, without = [], none }: Query, ids: readonly string[]): number {
  if ((none && ids.length > 0) || without.some((id) => ids.includes(id))) return Number.POSITIVE_INFINITY
  if (!find) return 1
  const at = ids.findIndex((id) => find.includes(id))
  return at === -1 ? Number.POSITIVE_INFINITY : at + 1
}

/** Places of right results, for each method and kind. */
class Places {
  private readonly byMethod = new Map<string, Map<string, number[]>>()
  readonly kinds = new Set<string>()

  note(method: string, kind: string, place: number): void {
    this.kinds.add(kind)
    const byKind = this.byMethod.get(method) ?? new Map<string, number[]>()
    this.byMethod.set(method, byKind)
    byKind.set(kind, [...(byKind.get(kind) ?? []), place])
  }

  get methods(): readonly string[] {
    return [...this.byMethod.keys()]
  }

  of(method: string, kind?: string): readonly number[] {
    const byKind = this.byMethod.get(method)
    return kind === undefined ? [...(byKind?.values() ?? [])].flat() : (byKind?.get(kind) ?? [])
  }
}

const share = (places: readonly number[], limit: number) =>
  (places.filter((place) => place <= limit).length / (places.length || 1)).toFixed(2)

function row(name: string, cells: readonly string[]): void {
  console.log(`  ${name.padEnd(14)}${cells.map((cell) => cell.padStart(16)).join('')}`)
}

function printTable(places: Places): void {
  const { methods } = places
  row('hits@1 hits@3', ['queries', ...methods])
  const cells = (kind?: string) => [
    String(places.of(methods[0] ?? '', kind).length),
    ...methods.map((method) => `${share(places.of(method, kind), 1)}  ${share(places.of(method, kind), NAMED)}`),
  ]
  for (const kind of places.kinds) row(kind, cells(kind))
  row('all', cells())
}

function describeMiss({ folder, kind, query, find, without }: Query, ids: readonly string[]): string {
  const slugs = (list: readonly string[]) => list.map((id) => id.split('/').at(-1) ?? id).join(', ') || 'nothing'
  const wrong = (without ?? []).filter((id) => ids.includes(id))
  const expected = wrong.length > 0 ? `not ${slugs(wrong)}` : find ? slugs(find.slice(0, 1)) : 'nothing'
  return `  ${kind}, ${folder}: ${query}\n    expected ${expected}\n    found    ${slugs(ids.slice(0, NAMED))}`
}

function readQueries(): Query[] {
  const file = readFileSync(
    join(import.meta.dirname, values['held-back'] ? 'search-held-back.jsonl' : 'search-queries.jsonl'),
    'utf8',
  )
  return file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Query)
}

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    kind: { type: 'string' },
    'reader-only': { type: 'boolean', default: false },
    'held-back': { type: 'boolean', default: false },
  },
})
const queries = readQueries().filter(
  ({ folder, kind }) => (values.folder ?? folder) === folder && (values.kind ?? kind) === kind,
)
const browser = await chromium.launch({ executablePath: await obtainBrowser(console.log), args: CHROMIUM_FLAGS })
const places = new Places()
const misses: string[] = []
try {
  for (const folder of Object.keys(FOLDERS) as (keyof typeof FOLDERS)[]) {
    const asked = queries.filter((query) => query.folder === folder)
    if (asked.length === 0) continue
    const texts = readTexts(FOLDERS[folder])
    const known = new Set(texts.map(({ id }) => id))
    const missing = asked.flatMap(({ find = [], without = [] }) => [...find, ...without]).find((id) => !known.has(id))
    if (missing !== undefined) throw new Error(`A query names ${missing}, which is not in ${FOLDERS[folder]}.`)
    const outDir = join(WORK_FOLDER, 'eval', folder)
    await ensureSite({ content: FOLDERS[folder], base: '/', outDir })
    const reader = await readerMethod(browser, outDir)
    const others: readonly Method[] = values['reader-only']
      ? []
      : [miniSearchMethod(texts, 'AND'), miniSearchMethod(texts, 'OR'), await pagefindMethod(browser, texts)]
    for (const method of [reader, ...others]) {
      for (const query of asked) {
        const ids = await method.search(query.query)
        const place = placeOf(query, ids)
        places.note(method.name, query.kind, place)
        if (method === reader && place > NAMED) misses.push(describeMiss(query, ids))
      }
      await method.stop()
    }
  }
} finally {
  await browser.close()
}
console.log(`\n${queries.length} queries`)
printTable(places)
console.log(misses.length > 0 ? `\nMissed by Broadsheet:\n${misses.join('\n')}` : '\nBroadsheet missed none.')
