import { readFileSync, readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** Folder → folders it may import besides itself. What is not listed here may not stand in src. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  bundler: ['contract'],
  data: ['contract'],
  state: ['contract'],
  ui: ['contract'],
  screens: ['data', 'state', 'ui', 'contract'],
  embed: ['data', 'ui', 'contract'],
  worker: ['contract'],
  app: ['screens', 'data', 'state', 'ui', 'contract'],
}

const BROWSER_FOLDERS = ['contract', 'data', 'state', 'ui', 'screens', 'embed', 'worker', 'app']

/** The only ones that print: the command line, the server, and the reader's one logger. */
const MAY_PRINT = ['bundler/command/cli.ts', 'bundler/site/serve.ts', 'app/log.ts']

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

test('only the command line, the server and the one logger print', () => {
  const silent = modules.filter(({ path }) => !MAY_PRINT.includes(path))
  expect(offences(silent, uses(/\bconsole\.\w+/g))).toEqual([])
})

test('no file is too long to be one thing', () => {
  const lines = (module: Module) => readFileSync(join(SRC, module.path), 'utf8').trimEnd().split('\n').length
  expect(
    offences(modules, (module) =>
      lines(module) > MOST_LINES ? [`${lines(module)} lines, at most ${MOST_LINES}`] : [],
    ),
  ).toEqual([])
})
