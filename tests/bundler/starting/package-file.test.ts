// @vitest-environment node
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownRequirement } from '../../../src/bundler/starting/own-requirement.ts'
import {
  type ChangedPackage,
  addToPackage,
  newPackage,
  packageName,
  projectScripts,
} from '../../../src/bundler/starting/package-file.ts'
import { packageVersion } from '../../../src/bundler/system/version.ts'
import { temporaryFolder } from '../workspace.ts'
import { start } from './start-folder.ts'

const SCRIPTS = { start: 'S', dev: 'D' }

function added(text: string): ChangedPackage {
  const changed = addToPackage(text, SCRIPTS, '^1.0.0')
  if (!changed) throw new Error('It was not changed.')
  return changed
}

describe('what is added to a package.json', () => {
  const CASES: readonly (readonly [rule: string, before: string, after: string])[] = [
    [
      'goes to the end of the groups that are there, in the indentation of the file',
      '{\n    "name": "a",\n    "scripts": {\n        "test": "t"\n    },\n    "devDependencies": {\n        "x": "1"\n    },\n    "files": ["a", "b"]\n}\n',
      '{\n    "name": "a",\n    "scripts": {\n        "test": "t",\n        "start": "S",\n        "dev": "D"\n    },\n    "devDependencies": {\n        "x": "1",\n        "broadsheet": "^1.0.0"\n    },\n    "files": ["a", "b"]\n}\n',
    ],
    [
      'makes the groups that are missing',
      '{\n  "name": "a"\n}',
      '{\n  "name": "a",\n  "scripts": {\n    "start": "S",\n    "dev": "D"\n  },\n  "devDependencies": {\n    "broadsheet": "^1.0.0"\n  }\n}',
    ],
    [
      'keeps tabs and the line ends of Windows',
      '{\r\n\t"scripts": {},\r\n\t"b": 1\r\n}\r\n',
      '{\r\n\t"scripts": {\r\n\t\t"start": "S",\r\n\t\t"dev": "D"\r\n\t},\r\n\t"b": 1,\r\n\t"devDependencies": {\r\n\t\t"broadsheet": "^1.0.0"\r\n\t}\r\n}\r\n',
    ],
    [
      'stays on the line of a group on one line',
      '{\n  "scripts": { "test": "t" },\n  "devDependencies": {"x": "1"}\n}\n',
      '{\n  "scripts": { "test": "t", "start": "S", "dev": "D" },\n  "devDependencies": {"x": "1", "broadsheet": "^1.0.0"}\n}\n',
    ],
    [
      'keeps a file on one line on it',
      '{"name":"a","scripts":{}}',
      '{"name":"a","scripts":{"start": "S","dev": "D"},"devDependencies": {"broadsheet": "^1.0.0"}}',
    ],
    [
      'does not take a text for a group',
      '{\n  "description": "the \\"scripts\\": {} of a",\n  "config": { "scripts": {} }\n}\n',
      '{\n  "description": "the \\"scripts\\": {} of a",\n  "config": { "scripts": {} },\n  "scripts": {\n    "start": "S",\n    "dev": "D"\n  },\n  "devDependencies": {\n    "broadsheet": "^1.0.0"\n  }\n}\n',
    ],
    [
      'fills an empty object',
      '{}',
      '{"scripts": {"start": "S","dev": "D"},"devDependencies": {"broadsheet": "^1.0.0"}}',
    ],
  ]

  test.each(CASES)('%s', (_, before, after) => {
    const { text, names } = added(before)
    expect(text).toBe(after)
    expect(names).toEqual({ start: 'start', dev: 'dev' })
    expect(added(text)).toMatchObject({ text, added: [], names })
  })

  test('all scripts have a prefix where one of their names is taken', () => {
    const { text, names, added: what } = added('{\n  "scripts": {\n    "start": "mine"\n  }\n}\n')
    expect(JSON.parse(text)).toMatchObject({
      scripts: { start: 'mine', 'broadsheet:start': 'S', 'broadsheet:dev': 'D' },
    })
    expect(names).toEqual({ start: 'broadsheet:start', dev: 'broadsheet:dev' })
    expect(what).toEqual(['the scripts broadsheet:start, broadsheet:dev', 'the dependency broadsheet'])
    expect(added(text)).toMatchObject({ text, added: [], names })
  })

  test.each(['dependencies', 'devDependencies', 'peerDependencies'])('a dependency in %s stays as it is', (group) => {
    const before = JSON.stringify({ [group]: { broadsheet: 'file:../broadsheet.tgz' }, scripts: SCRIPTS }, null, 2)
    expect(added(before)).toMatchObject({ text: before, added: [], hasNewDependency: false })
  })

  test.each(['', '[]', 'null', '{ // x\n}', '{"scripts": []}', '{"devDependencies": "x"}', '{"a": 1,}'])(
    'nothing, if the file is %j',
    (text) => {
      expect(addToPackage(text, SCRIPTS, '^1.0.0')).toBeUndefined()
    },
  )
})

test('a package.json that is no JSON is kept, and what to add is said', async () => {
  const { text, started } = await start({ 'package.json': '{ // mine\n}' })
  expect(text('package.json')).toBe('{ // mine\n}')
  expect(started.kept).toContain('package.json')
  expect(started.notes.join('\n')).toContain('“dev”: “broadsheet dev”')
})

test('a byte order mark stays at the beginning of the file', async () => {
  const { text } = await start({ 'package.json': '\uFEFF{}' })
  expect(text('package.json')).toMatch(/^\uFEFF\{"scripts"/)
})

test('a new package.json asks for this version, and has a name that npm allows', () => {
  const file: unknown = JSON.parse(newPackage(packageName('Tide & Time'), projectScripts(''), '^1.0.0'))
  expect(file).toEqual({
    name: 'tide-time',
    private: true,
    scripts: {
      start: 'broadsheet build && broadsheet serve',
      dev: 'broadsheet dev',
      build: 'broadsheet build',
      check: 'broadsheet check',
    },
    devDependencies: { broadsheet: '^1.0.0' },
    engines: { node: '>=20.19' },
  })
  expect(packageName('Zeitung für Köln')).toBe('zeitung-fur-koln')
  // A package can't depend on one of its own name.
  expect(['broadsheet', '新聞', 'node_modules', ''].map((name) => packageName(name))).toEqual([
    'news',
    'news',
    'news',
    'news',
  ])
})

describe('which Broadsheet a project asks for', () => {
  const installed = (resolved: string) => {
    const project = temporaryFolder()
    const from = join(project, 'node_modules/broadsheet/lib')
    mkdirSync(from, { recursive: true })
    writeFileSync(join(project, 'my pack.tgz'), '')
    writeFileSync(
      join(project, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/broadsheet': { resolved } } }),
    )
    return { project, from }
  }

  test('the file that this command was installed from, by a path from the project', () => {
    const { project, from } = installed('file:my pack.tgz')
    expect(ownRequirement(join(project, 'sites/my-news'), from)).toBe('file:../../my pack.tgz')
    expect(ownRequirement(project, from)).toBe('file:my pack.tgz')
  })

  test('the version of this command, if it came from a registry or the file is gone', () => {
    const version = `^${packageVersion()}`
    for (const resolved of ['https://registry.example/broadsheet.tgz', 'file:gone.tgz']) {
      const { project, from } = installed(resolved)
      expect(ownRequirement(project, from)).toBe(version)
    }
    expect(ownRequirement(temporaryFolder())).toBe(version)
    expect(version).toMatch(/^\^\d+\.\d+\.\d+/)
  })
})

test('the README of a new site names the commands of the package.json that was there', async () => {
  const { text } = await start({ 'package.json': '{ "scripts": { "build": "make" } }' })
  expect(text('README.md')).toContain('`npm run broadsheet:dev`')
  expect(text('README.md')).toContain('`npm run broadsheet:build -- --url')
  expect(text('README.md')).not.toMatch(/`npm (?:start|run (?!broadsheet:))/)
})
