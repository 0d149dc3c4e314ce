import { isDeepStrictEqual } from 'node:util'
import { scanJson } from '../parse/scan-json.ts'
import { isMapping } from '../validate/fields.ts'

export type Scripts = Readonly<Record<string, string>>

/**
 * The scripts of a project.
 * @param contentOption ` --content .` where the command would take another folder by itself
 */
export const projectScripts = (contentOption: string): Scripts => ({
  start: `broadsheet build${contentOption} && broadsheet serve`,
  dev: `broadsheet dev${contentOption}`,
  build: `broadsheet build${contentOption}`,
  check: `broadsheet check${contentOption}`,
})

/** @param name a name that npm allows */
export function newPackage(name: string, scripts: Scripts, requirement: string): string {
  const file = {
    name,
    private: true,
    scripts,
    devDependencies: { broadsheet: requirement },
    engines: { node: '>=20.19' },
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Returns a name for npm made from that of a folder. A package can't depend on a package of its own name. */
export function packageName(folder: string): string {
  const name = folder
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
  return name === 'broadsheet' || name === '' || name === 'node-modules' ? 'news' : name
}

export interface ChangedPackage {
  readonly text: string
  /** What was added, for people: `the scripts start and dev`. Empty when nothing was missing. */
  readonly added: readonly string[]
  readonly hasNewDependency: boolean
  /** Name of the script that stands for each of ours: `build` → `broadsheet:build`. */
  readonly names: Readonly<Record<string, string>>
}

const PREFIX = 'broadsheet:'
const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']

/**
 * Adds scripts and the dependency to an existing `package.json`. Everything that is there stays as it is written. If one of the
 * plain names of our scripts is taken, all have names with a prefix, so that nobody mixes them up.
 * @returns undefined when the file is not an object of JSON
 */
export function addToPackage(text: string, ours: Scripts, requirement: string): ChangedPackage | undefined {
  const file = parseObject(text)
  const scripts = file && (file['scripts'] ?? {})
  const development = file && (file['devDependencies'] ?? {})
  if (!file || !isMapping(scripts) || !isMapping(development)) return undefined
  const isFree = (name: string, command: string) => !Object.hasOwn(scripts, name) || scripts[name] === command
  const prefix = Object.entries(ours).every(([name, command]) => isFree(name, command)) ? '' : PREFIX
  const names = Object.fromEntries(Object.keys(ours).map((name) => [name, prefix + name]))
  const missing = Object.entries(ours).flatMap(([name, command]) =>
    Object.hasOwn(scripts, prefix + name) ? [] : [[prefix + name, command] as const],
  )
  const hasDependency = DEPENDENCIES.some((group) => isMapping(file[group]) && Object.hasOwn(file[group], 'broadsheet'))
  const withScripts = addEntries(text, 'scripts', missing)
  const changed = hasDependency
    ? withScripts
    : addEntries(withScripts, 'devDependencies', [['broadsheet', requirement]])
  return {
    text: changed,
    added: [
      ...(missing.length > 0 ? [`the scripts ${missing.map(([name]) => name).join(', ')}`] : []),
      ...(hasDependency ? [] : ['the dependency broadsheet']),
    ],
    hasNewDependency: !hasDependency,
    names,
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isMapping(value) ? value : undefined
  } catch {
    return undefined
  }
}

type Entries = readonly (readonly [name: string, value: string])[]

/** Adds entries at the end of a group of a JSON file, and the group if there is none. */
function addEntries(text: string, group: string, entries: Entries): string {
  if (entries.length === 0) return text
  const file = parseObject(text) ?? {}
  const before = file[group]
  const wanted = { ...file, [group]: { ...(isMapping(before) && before), ...Object.fromEntries(entries) } }
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? '  '
  const written = isMapping(before) ? extendGroup(text, group, entries, indent) : addGroup(text, group, entries, indent)
  // A file that is laid out in an unexpected way is written anew, rather than wrong.
  return isDeepStrictEqual(parseObject(written), wanted) ? written : `${JSON.stringify(wanted, null, indent)}\n`
}

function extendGroup(text: string, group: string, entries: Entries, indent: string): string {
  const scan = scanJson(text, text.search(/\S/))
  const object = 'places' in scan ? scan.places.writtenAt([group]) : undefined
  const place = 'places' in scan ? scan.places.placeOfValue([group]) : undefined
  if (object === undefined || place === undefined) return text
  const lines = text.split('\n').slice(0, place.line - 1)
  const start = lines.reduce((sum, line) => sum + line.length + 1, 0) + place.column - 1
  const isOnOneLine = !object.includes('\n') && object.slice(1, -1).trim() !== ''
  const { inner, outer } = lineBreaks(text, indent)
  const space = /\s*$/.exec(object.slice(1, -1))?.[0] ?? ''
  const extended = isOnOneLine ? withEntries(object, entries, ' ', space) : withEntries(object, entries, inner, outer)
  return text.slice(0, start) + extended + text.slice(start + object.length)
}

function addGroup(text: string, group: string, entries: Entries, indent: string): string {
  const { inner, outer, end } = lineBreaks(text, indent)
  const closing = text.lastIndexOf('}')
  const before = text.slice(0, closing).trimEnd()
  const comma = before.endsWith('{') ? '' : ','
  const added = `${JSON.stringify(group)}: ${withEntries('{}', entries, inner, outer)}`
  return `${before}${comma}${outer}${added}${end}${text.slice(closing)}`
}

/** What comes before an entry of a group, of the file, and before the end of the file; nothing in a file on one line. */
function lineBreaks(text: string, indent: string) {
  if (!text.trim().includes('\n')) return { inner: '', outer: '', end: '' }
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  return { inner: end + indent.repeat(2), outer: end + indent, end }
}

/** @param object an object as it is written, `{…}` */
function withEntries(object: string, entries: Entries, before: string, after: string): string {
  const old = object.slice(1, -1).trimEnd()
  const written = entries.map(([name, value]) => `${before}${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  return `{${old}${old && ','}${written.join(',')}${after}}`
}
