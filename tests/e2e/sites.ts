import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { generateEmptyFolder, generateFolder } from '../bench/generate.ts'
import { writeHostsEdition } from '../hosts/edition.ts'
import { ROOT, type SitePlan, WORK_FOLDER } from '../built-site.ts'

/** Publishers' folders that are not part of the project. The journeys of a missing folder are skipped. */
const CORPUS = process.env['CORPUS'] ?? resolve(ROOT, '../shared/corpus')

export const SITE_NAMES = [
  'demo',
  'sub',
  'empty',
  'hosts',
  'big',
  'hostile',
  'seed',
  'seed-unpublished',
  'power-apps',
  'ai',
] as const

export type SiteName = (typeof SITE_NAMES)[number]

export interface Site extends SitePlan {
  readonly name: SiteName
}

const GENERATED = join(WORK_FOLDER, 'e2e-content')

const SOURCES: Readonly<Record<SiteName, Pick<SitePlan, 'content'> & Partial<SitePlan>>> = {
  demo: { content: join(ROOT, 'content') },
  sub: { content: join(ROOT, 'content'), base: '/some/sub/path/' },
  empty: { content: join(GENERATED, 'empty') },
  hosts: { content: join(GENERATED, 'hosts') },
  big: { content: join(GENERATED, 'big') },
  hostile: { content: join(GENERATED, 'hostile'), env: { SKIP_INVALID: '1' } },
  seed: { content: join(CORPUS, 'seed') },
  'seed-unpublished': { content: join(CORPUS, 'seed'), env: { UNPUBLISHED: '1' } },
  'power-apps': { content: join(CORPUS, 'power-apps') },
  ai: { content: join(CORPUS, 'ai') },
}

export function siteOf(name: SiteName): Site {
  return { name, base: '/', outDir: join(WORK_FOLDER, 'e2e', name), ...SOURCES[name] }
}

/** True when the site's content folder exists. */
export const hasContent = ({ content }: Site) => existsSync(content)

/** Writes every hostile fixture as an article of a site whose title and description are hostile too. */
function generateHostileFolder(folder: string): void {
  const fixtures = join(ROOT, 'tests/fixtures/hostile')
  mkdirSync(join(folder, '_news'), { recursive: true })
  for (const name of readdirSync(fixtures)) cpSync(join(fixtures, name), join(folder, '_news', `2020-06-10-${name}`))
  const evil = `"'></title></noscript><script>alert('site')</script>`
  writeFileSync(
    join(folder, 'site.yaml'),
    JSON.stringify({ title: `News ${evil}`, description: evil, url: 'https://news.example' }),
  )
}

/** Files that give a folder looks of its own. */
function looksFiles(): readonly (readonly [path: string, content: string | Buffer])[] {
  const site = `title: Tide
nameplate: assets/nameplate.svg
accent: { light: "#14663f", dark: "#6fc79a" }
paper: { light: "#fbf3df", dark: "#101a15" }
fonts: { headline: assets/headline.woff2 }
footer:
  - { label: Imprint, url: https://tide.example/imprint }
  - { label: Town, url: /topics/town }
interface: { density: headlines }
`
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 20"><path d="M0 0h160v20H0z"/><circle cx="10" cy="10" r="6" fill="#e0a526"/></svg>'
  return [
    ['site.yaml', site],
    ['theme.css', ':root { --r-control: 9px; }\n'],
    ['assets/nameplate.svg', drawing],
    ['assets/headline.woff2', readFileSync(join(ROOT, 'src/ui/fonts/newsreader.woff2'))],
  ]
}

function writeLooks(folder: string): void {
  for (const [path, content] of looksFiles()) {
    const file = join(folder, path)
    if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** Writes the generated folders. An existing folder has the same bytes and is left alone. */
export function generateContent(): void {
  if (!existsSync(SOURCES.empty.content)) generateEmptyFolder(SOURCES.empty.content)
  writeLooks(SOURCES.empty.content)
  writeHostsEdition(SOURCES.hosts.content)
  if (!existsSync(SOURCES.big.content)) generateFolder(SOURCES.big.content)
  if (!existsSync(SOURCES.hostile.content)) generateHostileFolder(SOURCES.hostile.content)
}

const addressVariable = (name: SiteName) => `SITE_${name.toUpperCase().replaceAll('-', '_')}`

/** Passes the address of a served site to the test workers, through an environment variable. */
export function setAddress(name: SiteName, address: string): void {
  process.env[addressVariable(name)] = address
}

/** Returns the address of a served site, with its base path; undefined when it is not served in this run. */
export function addressOf(name: SiteName): string | undefined {
  return process.env[addressVariable(name)]
}
