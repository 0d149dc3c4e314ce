import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { generateEmptyFolder, generateFolder } from '../bench/generate.ts'
import { writeHostsEdition } from '../hosts/edition.ts'
import { ROOT, type SitePlan, WORK_FOLDER } from '../built-site.ts'

/** Publishers' folders beside the project, which are not part of it. */
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

/** Whether there is anything to build the site from. */
export const isThere = ({ content }: Site) => existsSync(content)

/** Every hostile fixture as an article, below a site whose own words are no better. */
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

/** Writes the folders that are made up; those that stand already are the same bytes. */
export function generateContent(): void {
  if (!existsSync(SOURCES.empty.content)) generateEmptyFolder(SOURCES.empty.content)
  writeHostsEdition(SOURCES.hosts.content)
  if (!existsSync(SOURCES.big.content)) generateFolder(SOURCES.big.content)
  if (!existsSync(SOURCES.hostile.content)) generateHostileFolder(SOURCES.hostile.content)
}

const addressVariable = (name: SiteName) => `SITE_${name.toUpperCase().replaceAll('-', '_')}`

/** Workers learn through their environment where the sites are served. */
export function announce(name: SiteName, address: string): void {
  process.env[addressVariable(name)] = address
}

/** Address of a served site, with its base path; undefined when it is not served in this run. */
export function addressOf(name: SiteName): string | undefined {
  return process.env[addressVariable(name)]
}
