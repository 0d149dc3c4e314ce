import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { INDEX_FORMAT } from '../../src/contract/edition.ts'
import { article, bundleFiles } from '../bundler/workspace.ts'

// Runs the programs in the README of the contract, each in its language if that is installed.

const README = readFileSync(join(import.meta.dirname, '../../src/contract/README.md'), 'utf8')
const SITE = 'https://news.example/'

const canRun = (program: string) => spawnSync(program, ['--version']).status === 0
const LANGUAGES = [
  { language: 'js', isInstalled: true, command: [process.execPath, '--input-type=module', '--eval'] },
  { language: 'python', isInstalled: canRun('python3'), command: ['python3', '-c'] },
  { language: 'sh', isInstalled: canRun('jq') && canRun('curl'), command: ['sh', '-c'] },
] as const
for (const { language, isInstalled } of LANGUAGES)
  if (!isInstalled) process.stderr.write(`What runs ${language} is not installed, so its example is not tested.\n`)

const exampleIn = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(README)?.[1] ?? ''

/** Serves files of an index below `/paper/data/`. Returns the address of the site. */
async function serve(files: ReadonlyMap<string, string>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const text = files.get(decodeURIComponent(url.replace('/paper/data/', '')))
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(text)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/paper/`
}

test.each(LANGUAGES.filter(({ isInstalled }) => isInstalled))(
  'the example in $language prints the newest stories of a topic, of an index as it is today',
  async ({ language, command: [program, ...options] }) => {
    const { edition } = await bundleFiles({
      '_data/topics/1.yaml': 'id: 海\nname: Sea\n',
      '_news/2020-06-10-kelp.md': article({
        title: 'Kelp & “more” returns',
        publishedDateTime: '2020-06-10T16:07:00Z',
        webUrl: 'https://amber.example/kelp',
        provider: { name: 'Amber Post', domain: 'amber.example' },
        topics: ['Sea'],
      }),
      '_news/2020-06-11-storm.md': article(
        {
          title: 'Storm closes ports',
          publishedDateTime: '2020-06-11T10:00:00Z',
          webUrl: undefined,
          provider: { name: 'Birch', domain: 'birch.example' },
          topics: ['Sea'],
        },
        'Wind.',
      ),
    })
    const site = await serve(edition.files)
    const example = exampleIn(language).replaceAll(SITE, site)
    expect(example).toContain(`${site}data/`)
    const { stdout } = await promisify(execFile)(program, [...options, example])
    expect(stdout.trim().split('\n')).toEqual([
      `2020-06-11T10:00:00Z | Storm closes ports | Birch | ${site}2020/06/11/storm`,
      '2020-06-10T16:07:00Z | Kelp & “more” returns | Amber Post | https://amber.example/kelp',
    ])
    // Raise the number in the example together with the format, after looking at what it reads.
    expect(example).toContain(String(INDEX_FORMAT))
  },
)
