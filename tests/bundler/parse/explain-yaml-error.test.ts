// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { parseYaml } from '../../../src/bundler/parse/parse-yaml.ts'

/** Errors of the parser, as they are written in its source, with front matter that causes each of them. */
const REACHABLE: Readonly<Record<string, string>> = {
  '%TAG directive should contain exactly two parts': '%TAG a\n--- \nb: c',
  '%YAML directive should contain exactly one part': '%YAML\n--- \nb: c',
  'A block sequence may not be used as an implicit map key': 'tags:\n  - a\n - b',
  'A node can have at most one anchor': 'title: &a &b c',
  'A node can have at most one tag': 'title: !a !b c',
  'Alias cannot be an empty string': 'title: * a',
  'Alias ending in : is ambiguous': 'title: *a: b',
  'All mapping items must start at the same column': 'provider:\n   name: a\n  domain: b',
  'All sequence items must start at the same column': 'related:\n  - title: a\n   - title: b',
  'An alias node must not specify any properties': 'title: &a *b',
  'Anchor cannot be an empty string': 'title: & a',
  'Anchor ending in : is ambiguous': 'title: &a: b',
  'Anchors and tags must be after the ${token.source} indicator': '&a ? b',
  'Block collection cannot start on same line with directives-end marker': '--- title: a',
  'Block collections are not allowed within flow collections': 'topics: [a: b: c]',
  'Block scalar header includes extra characters: ${source}': 'excerpt: >-x\n  a',
  'Block scalar values in collections must be indented': 'excerpt: |\n\ta',
  'Block scalars with more-indented leading empty lines must use an explicit indentation indicator':
    'excerpt: |\n    \n  a',
  'Comments must be separated from other tokens by white space characters': 'topics: [a]#b',
  'Could not resolve tag: ${source}': 'title: !a!b c',
  'Implicit keys need to be on a single line': 'title\nexcerpt: a',
  'Implicit keys of flow sequence pairs need to be on a single line': 'topics: [a\n  b: c]',
  'Implicit map keys need to be followed by map values': 'excerpt: a\ntitle',
  'Invalid escape sequence ${raw}': 'title: "\\q"',
  'Map keys must be unique': 'title: a\ntitle: b',
  'Missing , between ${fcName} items': 'provider: {name: - a}',
  'Missing , or : between ${fcName} items': 'topics: ["a" "b"]',
  'Missing closing "quote': 'title: "a',
  "Missing closing 'quote": "title: 'a",
  'Missing directives-end indicator line': '%a',
  'Missing directives-end/doc-start indicator line': '%a\ntitle: b',
  'Missing newline after block sequence props': '- !a - b',
  'Nested mappings are not allowed in compact mappings': 'title: a: b',
  'Not a YAML token: ${source}': 'excerpt: > a',
  'Sequence item without - indicator': 'images:\n  - url: a\n   width: 3',
  'Tabs are not allowed as indentation': 'provider:\n\tname: a',
  'Tags and anchors must be separated from the next token by white space': 'title: &a[b]',
  'The ${source} tag has no suffix': 'title: !! a',
  'The : indicator must be at most 1024 chars after the start of an implicit block mapping key': `${'x'.repeat(1100)}: a`,
  'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key': `topics: [${'x'.repeat(1100)}: a]`,
  'Unexpected ${this.type} token in YAML document': ']: a',
  'Unexpected ${this.type} token in YAML stream': 'topics: [a]]',
  "Unexpected ${token.source} in ${flow ?? 'collection'}": ']: a',
  'Unexpected ${token.type} token': 'title: "a" b: c',
  'Unexpected ${type} at node end': 'title: "a" b',
  'Unexpected , in ${fcName}': 'topics: [, a]',
  'Unexpected , in ${flow}': 'topics: [a,, b]',
  'Unexpected block-seq-ind on same line with key': 'topics: - a',
  'Unknown directive ${name}': '%a\n--- \nb: c',
  'Unresolved tag: ${tagName}': 'title: !a b',
  'Unsupported YAML version ${version}': '%YAML 3.0\n--- \nb: c',
  'Verbatim tags must end with a >': 'title: !<a',
}

/** Errors that no front matter is known to cause: they need other options, or are about the parser itself. */
const UNREACHABLE: readonly string[] = [
  'Block scalar header not found',
  'Block scalar lines must not be less indented than their ${src}',
  'Expected a flow scalar value, but found: ${type}',
  'Flow end indicator should be more indented than parent',
  'Map comment with trailing content',
  'Missing space after : in ${fcName}',
  'Not a valid tag: ${source}',
  'Tried to pop an empty stack',
  'Unexpected doc-end without preceding document',
  'Unexpected empty item in ${fcName}',
  'Unexpected token in block scalar header: ${token.type}',
  'Unsupported token ${token.type}',
  'Value may be parsed as either ${ts} or ${cs}',
  "Verbatim tags aren't resolved, so ${source} is invalid.",
  'With stringKeys, all keys must be strings',
]

/** Finds all error messages in the source of the parser. */
function messagesInSource(): string[] {
  const dist = dirname(fileURLToPath(import.meta.resolve('yaml')))
  const compose = readdirSync(join(dist, 'compose')).filter((name) => name.endsWith('.js'))
  const files = [...compose.map((name) => `compose/${name}`), 'parse/parser.js', 'doc/directives.js']
  const sentence =
    /(?:'[A-Z_\d]+',\s*|(?:[mM]sg|[mM]essage)(?: =|:)\s*|[oO]nError\((?:\d+, )?|\? )(?:\w+\s*\? *)?(['"`])([A-Z%](?:(?!\1).)*)\1/g
  const texts = files.flatMap((file) => [...readFileSync(join(dist, file), 'utf8').matchAll(sentence)])
  return [...new Set(texts.map(([, , text = '']) => text))].filter((text) => !/^[A-Z_\d]+$/.test(text)).sort()
}

/** Words of the YAML specification that publishers need not know. */
const JARGON =
  /token|scalar|node|mapping|sequence|implicit|indicator|anchor|alias|directive|stream|flow|compact|props|Plain value/i

test('covers every error message of the parser', () => {
  expect([...Object.keys(REACHABLE), ...UNREACHABLE].sort()).toEqual(messagesInSource())
})

const others = ['title: @a', 'title: %a', 'topics: [a', 'topics: {a', '[a', '--- a\n--- b', '"a', 'a: *b c', '? [a\n']
test.each([...Object.entries(REACHABLE), ...others.map((yaml) => [yaml, yaml])])(
  'explains “%s” without jargon, and with a hint',
  (sentence, yaml = '') => {
    if (yaml !== sentence) {
      const options = { version: '1.2', schema: 'core', strict: true, prettyErrors: false, logLevel: 'error' } as const
      const { errors, warnings } = parseDocument(`${yaml}\n`, options)
      const parts = sentence.split(/\$\{[^}]*\}/)
      const texts = [...errors, ...warnings].map(({ message }) => message)
      expect(texts.some((text) => parts.every((part) => text.includes(part)))).toBe(true)
    }
    const result = parseYaml({ path: '_news/a.md', text: `${yaml}\n` }, `${yaml}\n`, 0)
    const problems = 'problems' in result ? result.problems : []
    expect(problems.length).toBeGreaterThan(0)
    for (const { message, hint = '' } of problems) {
      expect(message).toMatch(/^[A-Z“].*\.$/su)
      expect(hint).not.toBe('')
      expect(`${message} ${hint}`).not.toMatch(JARGON)
    }
  },
)
