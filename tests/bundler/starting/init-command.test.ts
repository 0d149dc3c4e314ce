// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { command } from '../../../src/bundler/command/init-command.ts'
import { UsageError } from '../../../src/bundler/command/usage.ts'
import { publisher, temporaryFolder } from '../workspace.ts'

let printed = ''

beforeEach(() => {
  printed = ''
  vi.spyOn(console, 'log').mockImplementation((text: string) => {
    printed += `${text}\n`
  })
})

afterEach(() => {
  vi.restoreAllMocks()
})

test('without a terminal nothing is asked, and the last words are what to do next', async () => {
  const folder = join(temporaryFolder(), 'tide-news')
  expect(await command.run([folder])).toBe(0)
  expect(readFileSync(join(folder, 'site.yaml'), 'utf8')).toContain('\ntitle: Tide News\n')
  const [files, next] = printed.split('\nNext:\n')
  expect(files?.split('\n').filter((line) => line.startsWith('  wrote    '))).toHaveLength(16)
  expect(next).toMatch(/^\n {2}cd \S+tide-news\n {2}npm install\n {2}npm start\n\nTo publish, .* GitHub Actions\.\n$/)
})

test('options answer the questions', async () => {
  const folder = temporaryFolder()
  const given = ['--title', 'Quay: “News”', '--locale', 'de_at', '--url', 'quay.example']
  expect(await command.run([folder, '--yes', ...given])).toBe(0)
  const site = readFileSync(join(folder, 'site.yaml'), 'utf8')
  expect(site).toContain('\ntitle: "Quay: “News”"\n')
  expect(site).toContain('\nlocale: de-AT\n')
  expect(site).toContain('\nurl: https://quay.example\n')
})

test('a recognised folder is described first, and what was there is named', async () => {
  const folder = publisher({
    '_config.yml': 'title: Quay Letters\n',
    '_posts/2026-03-08-pier.md': '---\ntitle: Pier\n---\nText.\n',
    'package.json': '{}',
    '.gitignore': 'node_modules/\ndist/\n.broadsheet/\n',
  })
  expect(await command.run([folder, '--yes'])).toBe(0)
  expect(printed).toMatch(/^Read as a Jekyll site: 1 article in _posts\.\n\n/)
  expect(printed).toContain('  wrote    .github/workflows/publish.yml\n')
  expect(printed).toContain(
    '  changed  package.json: added the scripts start, dev, build, check and the dependency broadsheet\n',
  )
  expect(printed).toContain('  kept     .gitignore\n')
  expect(existsSync(join(folder, 'site.yaml'))).toBe(false)
})

test('answers for which there is no place are named', async () => {
  const folder = publisher({ 'site.yaml': 'title: Mine\n' })
  expect(await command.run([folder, '--title', 'Other'])).toBe(0)
  expect(printed).toContain('site.yaml is there, so --title, --locale and --url were not used.\n')
  expect(readFileSync(join(folder, 'site.yaml'), 'utf8')).toBe('title: Mine\n')
})

test.each([
  [['--titel', 'A'], 'There is no option --titel. Did you mean --title?'],
  [['a', 'b'], 'Found “b”'],
  [['--locale', 'English'], 'expected a language tag'],
  [['--url', 'ftp://a.example'], 'expected the address of the site'],
  [['--title', ' '], '--title needs a text.'],
])('the arguments %j are refused, and nothing is written', async (args, message) => {
  const folder = join(temporaryFolder(), 'x')
  await expect(command.run([...args, ...(args.length === 2 && args[0] === 'a' ? [] : [folder])])).rejects.toThrow(
    UsageError,
  )
  await expect(command.run([...args, ...(args.length === 2 && args[0] === 'a' ? [] : [folder])])).rejects.toThrow(
    message,
  )
  expect(existsSync(folder)).toBe(false)
})

test('the help names every option', async () => {
  expect(await command.run(['--help'])).toBe(0)
  expect(printed.trim()).toBe(command.help)
  for (const option of ['--yes', '--title', '--locale', '--url', '--help']) expect(command.help).toContain(option)
})
