// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixText } from '../../../src/bundler/fixes/fix-text.ts'
import type { FileFacts } from '../../../src/bundler/fixes/field-fixes.ts'
import { topicSpellings } from '../../../src/bundler/fixes/topic-spellings.ts'
import { readData } from '../../../src/bundler/fixes/yaml-fields.ts'
import { namesAt } from '../../../src/bundler/validate/known-fields.ts'
import { parseInstant } from '../../../src/bundler/values/instant.ts'

const UNKNOWN = [
  'titel',
  'exerpt',
  'publishedDateTiem',
  'updated_date_time',
  'Topics',
  'image',
  'local',
  'provider.domian',
]
const FACTS: FileFacts = {
  namesAt,
  unknown: new Set(UNKNOWN),
  spellingOf: topicSpellings(['Sea', 'Port Ansel'], ['weather', 'Weather', 'weather']),
}
const fix = (text: string) => fixText('_news/a.md', text, FACTS)
const matter = (lines: string) => `---\n${lines}\n---\nThe text.\n`
const fixed = (lines: string) => fix(matter(lines)).after.replace(/^---\n|\n---\nThe text.\n$/g, '')

test('a byte order mark and line ends of Windows are replaced, and nothing else', () => {
  const text = '---\ntitle: A   # kept\n---\nOne  \n\n  Two\n'
  const { after, notes } = fix(`\uFEFF${text.replaceAll('\n', '\r\n')}`)
  expect(after).toBe(text)
  expect(notes.map(({ kind }) => kind)).toEqual(['byte-order-mark', 'line-ends'])
})

test.each([
  ['a date without padding', 'date: 2026-3-8', 'date: 2026-03-08'],
  ['a date in quotes', "publishedDateTime: '2026/3/8 10:00'", "publishedDateTime: '2026-03-08 10:00'"],
  [
    'the date of a related story',
    'related:\n  - publishedDateTime: 2026/3/8',
    'related:\n  - publishedDateTime: 2026-03-08',
  ],
  ['spaces behind a value', 'title: A story  \nexcerpt: b', 'title: A story\nexcerpt: b'],
  ['spaces behind the name of a list', 'tags:  \n  - a\n  - b \nheat: 1', 'tags:\n  - a\n  - b\nheat: 1'],
  ['spaces at the end of a text in quotes', 'title: "A story  "', 'title: "A story"'],
  ['a name with swapped letters', 'titel: A', 'title: A'],
  ['a name in other words of the same letters', 'updated_date_time: 2026-03-08', 'updatedDateTime: 2026-03-08'],
  ['a name with a missing letter', 'exerpt: >\n  folded\n  text', 'excerpt: >\n  folded\n  text'],
  ['a name within a group', 'provider: { domian: a.example }', 'provider: { domain: a.example }'],
  ['a topic with other capitals', 'topics: [sea, "port ansel"]', 'topics: [Sea, "Port Ansel"]'],
  ['a topic as most articles spell it', 'topics:\n- Weather # note', 'topics:\n- weather # note'],
  ['one topic in place of a list', 'topics: SEA', 'topics: Sea'],
  ['a tag that is named twice', 'tags: [a, b, A, c]', 'tags: [a, b, c]'],
  ['a tag on a line of its own', 'tags:\n  - a\n  - b\n  - a\nheat: 1', 'tags:\n  - a\n  - b\nheat: 1'],
  ['a topic that is named twice in different spellings', 'topics: [sea, Sea]', 'topics: [Sea]'],
])('corrects %s', (_, before, after) => {
  expect(fixed(before)).toBe(after)
})

test.each([
  ['an ambiguous date', 'date: 03/04/2026'],
  ['a plural, which may be another word', 'image: a.jpg'],
  ['the beginning of a name, which may be another word', 'local: true'],
  ['a misspelt name beside the right one', 'title: A\ntitel: B'],
  ['an unknown name that the folder does not report', 'heet: 1'],
  ['spaces in front of a comment', 'title: A   # why'],
  ['a repeated tag with a comment', 'tags:\n  - a\n  - a # why'],
  ['spaces in a block of text', 'excerpt: |\n  one  \n  two'],
  ['a space that is escaped', String.raw`title: "A\ "`],
  ['spaces in a field of another system', 'mine: "A "'],
  ['a value with an anchor', 'title: &a A\nexcerpt: *a'],
  ['a topic without a usual spelling', 'topics: [unheard]'],
])('leaves %s as it is', (_, lines) => {
  expect(fixed(lines)).toBe(lines)
})

test('a file whose fields are broken keeps them, and front matter of other kinds too', () => {
  for (const text of ['---\ntitle: "A\ndate: 2026-3-8\n---\n', '+++\ntitle = "A"\ndate = "2026-3-8"\n+++\n', '# A  \n'])
    expect(fix(text)).toMatchObject({ after: text, notes: [] })
})

/** The value of a field, with the ways to write it. */
const spaces = fc.stringMatching(/^[ \t]{0,3}$/)
const word = fc.constantFrom('Pier', 'Ferry 7', 'Café', 'it’s', '港', 'a: b', '# c', "don't", 'x"y', '{ z', '日  本')
const quoted = fc
  .tuple(word, fc.constantFrom("'", '"'))
  .map(([text, quote]) => (quote === '"' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`))
const date = fc
  .tuple(
    fc.constantFrom('2026', '1999'),
    fc.nat(13),
    fc.nat(32),
    fc.constantFrom('-', '/', '.'),
    fc.boolean(),
    fc.constantFrom('', ' 9:05', 'T09:05:00Z'),
  )
  .map(([year, month, day, mark, isLast, time]) => (isLast ? [day, month, year] : [year, month, day]).join(mark) + time)
const item = fc.oneof(fc.constantFrom('sea', 'Sea', 'SEA', 'weather', 'Weather', 'port ansel', 'new'), quoted)
const list = fc
  .tuple(fc.array(item, { maxLength: 6 }), fc.boolean(), spaces, fc.boolean())
  .map(([items, isFlow, end, isNoted]) => {
    if (isFlow) return ` [${items.join(', ')}]${end}`
    return items.length === 0
      ? ''
      : items.map((one, at) => `\n  - ${one}${isNoted && at === 1 ? ' # noted' : end}`).join('')
  })
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('title', 'titel', 'excerpt', 'exerpt', 'type', 'mine', 'local'), spaces, quoted, spaces)
    .map(([name, a, value, b]) => `${name}: ${a}${value}${b}`),
  fc
    .tuple(
      fc.constantFrom('date', 'publishedDateTime', 'publishedDateTiem', 'updatedDateTime', 'updated_date_time'),
      date,
      spaces,
    )
    .map(([name, value, b]) => `${name}: ${value}${b}`),
  fc.tuple(fc.constantFrom('tags', 'topics', 'Topics', 'aliases'), list).map(([name, value]) => `${name}:${value}`),
  fc.tuple(quoted, quoted).map(([name, domain]) => `provider:\n  name: ${name} \n  domian: ${domain}`),
  fc.tuple(date, quoted).map(([day, title]) => `related:\n- publishedDateTime: ${day}\n  title: ${title}  `),
  fc.constantFrom('# A comment ', '', 'heat: 3 # why', 'body: |\n  two  \n  lines '),
)
const file = fc
  .tuple(
    fc.uniqueArray(line, { maxLength: 8, selector: (one) => one.split(':')[0] }),
    fc.constantFrom('', '\uFEFF'),
    fc.boolean(),
    fc.constantFrom('', 'Text  \n\n- a\n', 'no end'),
  )
  .map(([lines, mark, isWindows, body]) => {
    const text = `---\n${lines.map((one) => `${one}\n`).join('')}---\n${body}`
    return mark + (isWindows ? text.replaceAll('\n', '\r\n') : text)
  })

const RENAMED: Readonly<Record<string, string>> = {
  titel: 'title',
  exerpt: 'excerpt',
  publishedDateTiem: 'publishedDateTime',
  updated_date_time: 'updatedDateTime',
  Topics: 'topics',
  domian: 'domain',
}

const COMMENTS = /# (?:A comment |noted|why)/g

/** What the bundler makes of a value: all that corrections may write in another way is alike. */
function meaning(value: unknown, name = ''): unknown {
  if (typeof value === 'string')
    return /DateTime$|^date$/.test(name)
      ? (dayAnyway(value) ?? value)
      : /^(?:topics|tags)$/.test(name)
        ? value.trim().toLowerCase()
        : value.trim()
  if (Array.isArray(value)) {
    const items = value.map((one: unknown) => meaning(one, name))
    return /^(?:topics|tags)$/.test(name) ? [...new Set(items)] : items
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [RENAMED[key] ?? key, meaning(one, RENAMED[key] ?? key)]),
  )
}
/** The day and the time of a date, also with the year at the end. */
const dayAnyway = (text: string) => {
  const [, first = '', second = '', year = '', rest = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/.exec(text) ?? []
  if (year === '') return parseInstant(text)?.time
  return (parseInstant(`${year}-${second}-${first}${rest}`) ?? parseInstant(`${year}-${first}-${second}${rest}`))?.time
}

describe('whatever a file contains', () => {
  test('a correction changes the spelling of known fields, and no other field, text or comment', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { before, after, notes } = fix(text)
        if (notes.length === 0) expect(after).toBe(text)
        const [old, now] = [readData('a.md', before), readData('a.md', after)]
        expect(now === undefined).toBe(old === undefined)
        if (!old || !now) {
          expect(after).toBe(before)
          return
        }
        expect(now.body).toBe(old.body)
        const fieldsOf = (data: typeof old.data) => {
          const names = Object.keys(data)
          // A misspelt field beside the right one stays.
          const isKept = (name: string) => RENAMED[name] === undefined || names.includes(RENAMED[name])
          return Object.entries(data).map(([name, value]) => [
            isKept(name) ? name : RENAMED[name],
            meaning(value, isKept(name) ? name : RENAMED[name]),
          ])
        }
        expect(fieldsOf(now.data)).toEqual(fieldsOf(old.data))
        expect(after.match(COMMENTS)).toEqual(before.match(COMMENTS))
      }),
      { numRuns: 150 },
    )
  })

  test('correcting a second time changes nothing', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { after } = fix(text)
        expect(fix(after)).toMatchObject({ after, notes: [] })
      }),
      { numRuns: 100 },
    )
  })
})
