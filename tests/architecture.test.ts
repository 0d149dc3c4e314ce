import { readFileSync, readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'
import { bundlerSources } from '../src/bundler/system/version.ts'
import { ALONE } from './alone.ts'

const SRC = resolve(import.meta.dirname, '../src')

/** Folder → folders it may import besides itself. What is not listed here may not stand in src. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  bundler: ['contract'],
  compiler: ['bundler', 'contract'],
  data: ['contract'],
  state: ['contract'],
  messages: [],
  ui: ['messages', 'contract'],
  screens: ['data', 'state', 'ui', 'messages', 'contract'],
  embed: ['data', 'ui', 'messages', 'contract'],
  worker: ['contract'],
  app: ['screens', 'data', 'state', 'ui', 'messages', 'contract'],
}

/**
 * The rooms of a folder, each with its entry: the module to read first. A room may import the rooms above it and no other. So an
 * article goes through the bundler from top to bottom, and a screen is made of what stands above it. Modules directly in
 * `bundler/` have the row `.`.
 */
const ROOMS: Readonly<Record<string, readonly (readonly [room: string, entry: string])[]>> = {
  bundler: [
    ['system', 'thread-pool.ts'],
    ['problems', 'format-problems.ts'],
    ['layouts', 'find-layout.ts'],
    ['read', 'list-content.ts'],
    ['yaml-advice', 'yaml-errors.ts'],
    ['parse', 'parse.ts'],
    ['values', 'prose.ts'],
    ['adapt', 'adapt.ts'],
    ['terms', 'terms.ts'],
    ['addresses', 'article-address.ts'],
    ['markdown', 'markdown.ts'],
    ['templates', 'fill-templates.ts'],
    ['text', 'render-body.ts'],
    ['validate', 'validate.ts'],
    ['settings', 'settings.ts'],
    ['looks', 'read-looks.ts'],
    ['cache', 'cache-folder.ts'],
    ['collect', 'collect.ts'],
    ['pictures', 'check-pictures.ts'],
    ['links', 'link-articles.ts'],
    ['join', 'join.ts'],
    ['copies', 'make-copies.ts'],
    ['relate', 'relate.ts'],
    ['shard', 'plan-edition.ts'],
    ['write', 'write-edition.ts'],
    ['fixes', 'plan-fixes.ts'],
    ['.', 'bundle.ts'],
    ['report', 'report.ts'],
    ['feeds', 'make-feeds.ts'],
    ['previews', 'search-files.ts'],
    ['site', 'publish-site.ts'],
    ['serve', 'site-server.ts'],
    ['feed-reading', 'read-feed.ts'],
    ['fetching', 'fetch-file.ts'],
    ['importing', 'import-feeds.ts'],
    ['schemas', 'editor-schemas.ts'],
    ['starting', 'start-project.ts'],
    ['checks', 'check-newsroom.ts'],
    ['command', 'cli.ts'],
  ],
  data: [
    ['index', 'queries.ts'],
    ['story', 'suggestions.ts'],
    ['words', 'word-table.ts'],
    ['catalogue', 'catalogue.ts'],
    ['hiding', 'hiding.ts'],
    ['filter', 'select.ts'],
    ['search', 'run-search.ts'],
    ['download', 'edition-download.ts'],
  ],
  ui: [
    ['base', 'site-context.tsx'],
    ['format', 'format-time.ts'],
    ['controls', 'sheet.tsx'],
    ['parts', 'story-link.tsx'],
    ['cards', 'article-card.tsx'],
    ['story', 'story-view.tsx'],
    ['bars', 'masthead.tsx'],
    ['search', 'search-hit.tsx'],
    ['sharing', 'embed-builder.tsx'],
  ],
  screens: [
    ['edition', 'edition.tsx'],
    ['rules', 'use-hiding.ts'],
    ['page', 'page.tsx'],
    ['story', 'article-screen.tsx'],
    ['list', 'filtered-list.tsx'],
    ['topic', 'topic-screen.tsx'],
    ['front', 'home-screen.tsx'],
    ['saved', 'saved-page.tsx'],
    ['search', 'search-page.tsx'],
    ['settings', 'settings-page.tsx'],
    ['catch-up', 'catch-up-page.tsx'],
  ],
}
const MAX_FILES_IN_ROOM = 16
/** The table of contents: the stages in order and nothing else. */
const MAX_LINES_OF_BUNDLE = 140

const BROWSER_FOLDERS = ['contract', 'data', 'state', 'messages', 'ui', 'screens', 'embed', 'worker', 'app']

/** The only ones that print: what commands say, and the reader's one logger. */
const MAY_PRINT = ['bundler/command/output.ts', 'app/log.ts']

const MOST_LINES = 300

interface Module {
  /** Relative to src, with forward slashes. */
  readonly path: string
  readonly folder: string
  readonly text: string
  /** As written: `../contract/edition.ts`, `node:fs`, `react`. Types count like values. */
  readonly imports: readonly string[]
}

/** Comments blanked out, so that an example in one is no import. Strings are kept: imports are strings. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    (_, literal: string | undefined) => literal ?? '',
  )
}

function importsOf(text: string): string[] {
  const patterns = [
    /(?:^|[\n;])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g,
    /\bnew URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g,
  ]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
}

const modules: readonly Module[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => path.split(sep).join('/'))
  .map((path) => {
    const text = withoutComments(readFileSync(join(SRC, path), 'utf8'))
    return { path, folder: path.split('/')[0] ?? '', text, imports: importsOf(text) }
  })

const isRelative = (name: string) => name.startsWith('.')

/** `src` folder that a relative import leads to; `..` when it leaves src. */
function targetFolder(module: Module, name: string): string {
  const target = relative(SRC, resolve(SRC, dirname(module.path), name.replace(/\?.*$/, '')))
  return target.split(sep)[0] ?? ''
}

const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name.split('/')[0] ?? '')

/** One line for each module and what is wrong with it. */
function offences(of: readonly Module[], find: (module: Module) => readonly string[]): string[] {
  return of.flatMap((module) => find(module).map((what) => `src/${module.path}: ${what}`))
}

const inFolders = (...folders: readonly string[]) => modules.filter((module) => folders.includes(module.folder))

const uses = (pattern: RegExp) => (module: Module) => [...module.text.matchAll(pattern)].map((match) => match[0])

test('the modules and their imports are really seen', () => {
  expect(modules.length).toBeGreaterThan(20)
  expect(modules.flatMap((module) => module.imports.filter(isRelative)).length).toBeGreaterThan(modules.length)
  expect(importsOf(`import a from './a.ts'\nimport type {\n  B,\n} from "./b.ts"\nexport * from './c.ts'`)).toEqual([
    './a.ts',
    './b.ts',
    './c.ts',
  ])
  expect(importsOf(`import './a.css'\nconst b = lazy(() => import('./b.tsx'))`)).toEqual(['./a.css', './b.tsx'])
  expect(
    importsOf(withoutComments(`// import a from './a.ts'\nconst url = 'https://x.example/' /* import('./b.ts') */`)),
  ).toEqual([])
})

test('every folder of src is one of the architecture', () => {
  expect([...new Set(modules.map(({ folder }) => folder))].filter((folder) => !ALLOWED[folder])).toEqual([])
})

test('a folder imports only the folders it may', () => {
  expect(
    offences(modules, (module) =>
      module.imports.filter(isRelative).filter((name) => {
        const folder = targetFolder(module, name)
        return folder !== module.folder && !ALLOWED[module.folder]?.includes(folder)
      }),
    ),
  ).toEqual([])
})

const bundlerModules = inFolders('bundler')
const roomedModules = inFolders(...Object.keys(ROOMS))
/** The room of a module: `relate` for `bundler/relate/events.ts`, `.` for `bundler/bundle.ts`. */
const roomOf = (path: string) => path.split('/').slice(1, -1).join('/') || '.'
const orderOf = (path: string) => ROOMS[path.split('/')[0] ?? '']?.findIndex(([name]) => name === roomOf(path)) ?? -1
/** Paths below src of the modules that a module imports. */
const targetsOf = ({ path, imports }: Module) =>
  imports.filter(isRelative).map((name) =>
    relative(SRC, resolve(SRC, dirname(path), name))
      .split(sep)
      .join('/'),
  )

test('every module of a folder with rooms stands in one of them', () => {
  expect(roomedModules.map(({ path }) => path).filter((path) => orderOf(path) < 0)).toEqual([])
})

const allRooms = Object.entries(ROOMS).flatMap(([folder, rooms]) => rooms.map((room) => [folder, ...room] as const))

test.each(allRooms)('the room %s/%s has its entry and few enough modules', (folder, room, entry) => {
  const names = inFolders(folder)
    .filter(({ path }) => roomOf(path) === room)
    .map(({ path }) => path.split('/').at(-1))
  expect(names).toContain(entry)
  expect(names.length).toBeLessThanOrEqual(MAX_FILES_IN_ROOM)
})

test('a room imports only rooms above it', () => {
  const backward = (module: Module) =>
    targetsOf(module)
      .filter((target) => target.startsWith(`${module.folder}/`))
      .filter((target) => orderOf(target) > orderOf(module.path))
  // The script of the worker threads starts what two rooms do; the pool knows it by its name alone.
  const isWorkerScript = (target: string) => target === 'bundler/worker.ts'
  expect(offences(roomedModules, (module) => backward(module).filter((target) => !isWorkerScript(target)))).toEqual([])
})

test('no modules import one another in a circle', () => {
  const targets = new Map(modules.map((module) => [module.path, targetsOf(module)]))
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    else if (!done.has(path)) {
      for (const target of targets.get(path) ?? []) visit(target, [...way, path])
      done.add(path)
    }
  }
  // A dynamic import or a thread's script is loaded later, and may lead back.
  for (const path of targets.keys()) visit(path, [])
  expect(circles.filter((circle) => !circle.includes('bundler/worker.ts'))).toEqual([])
})

test('the table of contents of the bundler stays one page', () => {
  const text = readFileSync(join(SRC, 'bundler/bundle.ts'), 'utf8')
  expect(text.trimEnd().split('\n').length).toBeLessThan(MAX_LINES_OF_BUNDLE)
})

test('the table of contents imports the stages by their entries', () => {
  const libraries = ['system', 'problems', '.']
  const bundle = bundlerModules.filter(({ path }) => path === 'bundler/bundle.ts')
  const isEntry = (target: string) => ROOMS['bundler']?.some(([room, entry]) => target === `bundler/${room}/${entry}`)
  const others = (module: Module) =>
    targetsOf(module).filter((target) => !libraries.includes(roomOf(target)) && !isEntry(target))
  expect(offences(bundle, others)).toEqual([])
})

test('the version of the bundler depends on the modules of every room', () => {
  const sources = bundlerSources().map((path) => path.split(sep).join('/'))
  const versioned = modules.filter(({ folder }) => folder === 'bundler' || folder === 'contract')
  expect(versioned.map(({ path }) => path).filter((path) => !sources.includes(path))).toEqual([])
})

test('the contract imports nothing but itself', () => {
  expect(offences(inFolders('contract'), (module) => module.imports.filter((name) => !isRelative(name)))).toEqual([])
})

test('what runs in a browser imports nothing of Node', () => {
  expect(offences(inFolders(...BROWSER_FOLDERS), (module) => module.imports.filter(isBuiltin))).toEqual([])
})

test('the bundler knows no React, and no page', () => {
  expect(
    offences(inFolders('bundler'), (module) => module.imports.filter((name) => /^react|^@tanstack|^wouter/.test(name))),
  ).toEqual([])
  expect(
    offences(
      inFolders('bundler'),
      uses(/\b(?:window|localStorage)\.\w+|\bdocument\.(?:body|head|create|query|documentElement)/g),
    ),
  ).toEqual([])
})

test('ui has no requests, no storage and no routes', () => {
  expect(
    offences(inFolders('ui'), uses(/\bfetch\(|\b(?:localStorage|sessionStorage|indexedDB)\b|\bXMLHttpRequest\b/g)),
  ).toEqual([])
  expect(
    offences(inFolders('ui'), (module) => module.imports.filter((name) => /^wouter|^@tanstack/.test(name))),
  ).toEqual([])
})

test('nothing uses the parts of libraries that the build leaves out', () => {
  const leftOut =
    /\b(?:use|is|get)\w*Mutat\w*|\w*InfiniteQuer\w*|import \{[^}]*\b(?:Route|Switch|useRoute|matchRoute)\b[^}]*\} from 'wouter'/g
  expect(offences(inFolders(...BROWSER_FOLDERS), uses(leftOut))).toEqual([])
})

test('data has no elements, and contract and data no storage', () => {
  expect(
    inFolders('data', 'contract', 'state')
      .filter(({ path }) => path.endsWith('.tsx'))
      .map(({ path }) => path),
  ).toEqual([])
  expect(offences(inFolders('data', 'contract'), uses(/\b(?:localStorage|sessionStorage|indexedDB)\b/g))).toEqual([])
})

test('state holds no components and no elements of React', () => {
  expect(
    offences(
      inFolders('state'),
      uses(/\b(?:(?:Function)?Component(?:Type|Class)?|FC|ReactNode|ReactElement|JSX|createElement|lazy|memo)\b/g),
    ),
  ).toEqual([])
})

test('only the output of commands and the one logger print', () => {
  const silent = modules.filter(({ path }) => !MAY_PRINT.includes(path))
  expect(offences(silent, uses(/\bconsole\.\w+/g))).toEqual([])
})

test('no file is too long to be one thing', () => {
  const lines = (module: Module) => readFileSync(join(SRC, module.path), 'utf8').trimEnd().split('\n').length
  // The messages of a language are one table, which its translator reads from top to bottom.
  const others = modules.filter(({ folder }) => folder !== 'messages')
  expect(
    offences(others, (module) => (lines(module) > MOST_LINES ? [`${lines(module)} lines, at most ${MOST_LINES}`] : [])),
  ).toEqual([])
})

test('a test of the bundler that replaces modules has a process of its own', () => {
  // Vitest runs the others one after another in one process, which evaluates each module once.
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /^(?:bundler|contract|engines|messages|worker)\/.*\.test\.ts$/.test(path))
  expect(tests.length).toBeGreaterThan(150)
  const replacing = tests.filter((path) => {
    const source = readFileSync(join(import.meta.dirname, path), 'utf8')
    return /\bvi\.(?:mock|doMock|resetModules)\(/.test(source)
  })
  expect(replacing.filter((path) => !ALONE.includes(`tests/${path}`))).toEqual([])
})
