import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../built-site.ts'
import { ANSWERS, goodFeed, openFeedServer } from '../bundler/importing/feed-answers.ts'
import { freePort } from './server.ts'
import { siteOf } from './sites.ts'
import { test as base, expect } from './site.ts'

/** A folder in which nothing but the packed tarball is installed, and the project that `init` has made there. */
interface Installed {
  readonly folder: string
  readonly project: string
  /** Where its commands serve. */
  readonly port: number
}

/** Runs a program to its end. */
function run(program: string, args: readonly string[], cwd: string, variables: Readonly<Record<string, string>> = {}) {
  const { CONTENT: _content, BASE: _base, GITHUB_ACTIONS: _actions, ...inherited } = process.env
  const env = { ...inherited, ...variables }
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  return { status, stdout, stderr, all: stdout + stderr }
}

const npm = (args: readonly string[], cwd: string) => run('npm', [...args, '--offline', '--no-audit', '--no-fund'], cwd)

/** The walk of a new publisher: from the tarball alone, in an empty folder. */
const test = base.extend<object, { readonly installed: Installed }>({
  installed: [
    async ({}, use) => {
      // Below this project, npm would install into it.
      const folder = mkdtempSync(join(tmpdir(), 'broadsheet-package-'))
      // The journeys have compiled it already.
      const packed = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], ROOT)
      const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }]
      expect(npm(['install', '--omit=optional', join(folder, filename)], folder).status).toBe(0)
      const made = run(commandIn(folder), ['init', 'my-news', '--yes'], folder)
      expect(made).toMatchObject({ status: 0, stderr: '' })
      const project = join(folder, 'my-news')
      expect(npm(['install', '--omit=optional'], project).status).toBe(0)
      await use({ folder, project, port: await freePort() })
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ installed }, use) => {
    await use(`http://localhost:${installed.port}/`)
  },
})

// One of them after the other, in one installed project.
test.describe.configure({ mode: 'serial' })

const commandIn = (folder: string) => join(folder, 'node_modules/.bin/broadsheet')

const broadsheet = ({ project }: Installed, ...args: readonly string[]) => run(commandIn(project), args, project)

/** Starts a command that serves, and waits until it does. Returns a function that leaves its page and ends it. */
async function serve({ project, port }: Installed, name: 'serve' | 'dev'): Promise<(page: Page) => Promise<unknown>> {
  const child = spawn(commandIn(project), [name, '--port', String(port)], { cwd: project })
  let output = ''
  const ended = new Promise<number | null>((done) => {
    child.once('exit', done)
  })
  const isReady = new Promise<void>((done) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Broadsheet is at ')) done()
    })
  })
  await Promise.race([isReady, ended.then(() => Promise.reject(new Error(`It ended:\n${output}`)))])
  return async (page) => {
    // The page would report that nobody answers any more.
    await page.goto('about:blank')
    child.kill()
    return ended
  }
}

/** Sizes of all files below a folder, by path. */
function filesBelow(folder: string): Map<string, number> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(folder, path), statSync(path).size] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

test('the package is small, has no sources of the reader and no tools, and needs no other package', ({ installed }) => {
  const packages = readdirSync(join(installed.folder, 'node_modules')).filter((name) => !name.startsWith('.'))
  expect(packages).toEqual(['broadsheet'])
  const files = filesBelow(join(installed.folder, 'node_modules/broadsheet'))
  expect([...files.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(25_000_000)
  const paths = [...files.keys()].filter((path) => !path.startsWith('lib/types/'))
  expect(paths.filter((path) => /\.tsx?$|\.map$|(?:^|\/)(?:src|tests|content|dist)\//.test(path))).toEqual([])
})

test('the built-in edition is the same from the package and from the clone', ({ installed }) => {
  const out = join(installed.folder, 'edition')
  // The optional library of pictures, as if it had been installed too, and the copies that it has made already.
  const sharp = join(ROOT, 'node_modules/sharp')
  if (existsSync(sharp)) symlinkSync(sharp, join(installed.folder, 'node_modules/sharp'))
  const variables = { BROADSHEET_CACHE: join(ROOT, '.broadsheet/cache') }
  const { content, outDir } = siteOf('demo')
  expect(
    run(commandIn(installed.folder), ['build', '--content', content, '--out', out], installed.folder, variables).status,
  ).toBe(0)
  const files = filesBelow(outDir)
  expect(filesBelow(out)).toEqual(files)
  const differ = [...files.keys()].filter(
    (path) => !readFileSync(join(out, path)).equals(readFileSync(join(outDir, path))),
  )
  expect(differ).toEqual([])
})

test('a new project is built and served, and what it shows can be read', async ({ installed, page }) => {
  const { status, all } = broadsheet(installed, 'build', '--url', 'https://news.example')
  expect({ status, warnings: /\bwarning/.exec(all) }).toEqual({ status: 0, warnings: null })
  const stop = await serve(installed, 'serve')
  await page.goto('./')
  const headline = page.getByRole('main').getByRole('link', { name: 'How we measure the wind' }).first()
  await headline.click()
  await expect(page.getByRole('heading', { level: 1, name: 'How we measure the wind' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'How we measure the wind' })).toBeVisible()
  await stop(page)
})

test('an article changes on the open page when it is saved', async ({ installed, page }) => {
  const stop = await serve(installed, 'dev')
  const name = readdirSync(join(installed.project, '_news')).find((one) => one.includes('ferry')) ?? ''
  const path = join(installed.project, '_news', name)
  const text = readFileSync(path, 'utf8')
  await page.goto('./')
  await expect(page.getByRole('link', { name: 'A ferry waits for the school bus' }).first()).toBeVisible()
  writeFileSync(path, text.replace('A ferry waits for the school bus', 'A bus waits for the ferry'))
  await expect(page.getByRole('link', { name: 'A bus waits for the ferry' }).first()).toBeVisible()
  writeFileSync(path, text.replace(/^title:/m, 'titel:'))
  await expect(page.getByRole('alert').getByRole('listitem').first()).toContainText(name)
  writeFileSync(path, text)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await stop(page)
})

test('the folder is checked, and the report can be looked at', async ({ installed, page }) => {
  const { status, stdout } = broadsheet(installed, 'check', '--html', 'report.html')
  expect(status).toBe(0)
  expect(stdout).toContain('My News: 3 articles')
  await page.goto(`file://${join(installed.project, 'report.html')}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('feeds are imported from a server that misbehaves, and their stories are on the page', async ({
  installed,
  page,
}) => {
  const server = await openFeedServer()
  const slow = ['slow-head', 'slow-body', 'endless']
  const bad = Object.keys(ANSWERS).filter((name) => !slow.includes(name))
  for (const name of ['first', 'second', 'third'])
    server.answers.set(name, (response) => response.writeHead(200).end(goodFeed(name)))
  const addresses = ['first', ...bad, 'second', 'third'].map((name) => `${server.origin}/${name}`)
  const child = spawn(commandIn(installed.project), ['import', '--allow-private', '--json', ...addresses], {
    cwd: installed.project,
  })
  let json = ''
  child.stdout.on('data', (chunk: Buffer) => (json += chunk.toString()))
  const code = await new Promise((done) => child.once('exit', done))
  expect(code).toBe(1)
  const { feeds } = JSON.parse(json) as { feeds: { source: string; error?: object }[] }
  expect(feeds.filter(({ error }) => error).length).toBeGreaterThanOrEqual(20)
  server.close()
  expect(broadsheet(installed, 'build').status).toBe(0)
  const stop = await serve(installed, 'serve')
  await page.goto('./?sort=latest')
  for (const name of ['first', 'second', 'third'])
    await expect(page.getByRole('link', { name: `The ${name} story` }).first()).toBeVisible()
  await stop(page)
})
