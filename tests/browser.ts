import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** What the choice of a browser depends on; a test can make it up. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Partial<Record<string, string>>>
  /** Text of /etc/os-release; empty elsewhere. */
  readonly osRelease: string
  readonly isRoot: boolean
  /** `sudo` works without asking for a password. */
  readonly hasSudo: boolean
  /** Where Playwright keeps the browser it downloads itself. */
  readonly managedPath: string
  readonly isProgram: (path: string) => boolean
}

export interface Candidate {
  readonly path: string
  /** Why it is tried, for messages. */
  readonly from: string
}

/** One way to get a browser onto this machine: commands run one after the other. */
export interface Way {
  readonly name: string
  readonly commands: readonly (readonly string[])[]
}

/** Sandboxing needs rights that containers lack; the rest keeps a closed network quiet. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function usualPlaces({ platform, env }: Surroundings): string[] {
  if (platform === 'darwin') {
    const apps = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome']
    const roots = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])]
    return roots.flatMap((root) => apps.map((app) => `${root}/${app}`))
  }
  if (platform === 'win32') {
    const apps = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    const roots = [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']].filter(
      (root) => root !== undefined,
    )
    return roots.flatMap((root) => apps.map((app) => `${root}\\${app}`))
  }
  return []
}

/** Browsers that stand on this machine, the most wanted first. */
export function browserCandidates(surroundings: Surroundings): Candidate[] {
  const { env, platform, managedPath, isProgram } = surroundings
  const named = env['CHROMIUM_PATH']
  const suffix = platform === 'win32' ? '.exe' : ''
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => PROGRAMS.map((program) => join(folder, program + suffix)))
  const found = [
    ...onPath.map((path) => ({ path, from: 'on PATH' })),
    ...usualPlaces(surroundings).map((path) => ({ path, from: 'in its usual place' })),
    { path: managedPath, from: 'downloaded by Playwright' },
  ].filter(({ path }) => isProgram(path))
  // A path the user names is tried as it stands, so that a typing error is reported rather than passed over.
  return [...(named ? [{ path: named, from: 'named by CHROMIUM_PATH' }] : []), ...found]
}

/** Ways to get a browser where none stands, the most reliable first. */
export function installWays({ platform, osRelease, isRoot, hasSudo }: Surroundings): Way[] {
  const ids = [...osRelease.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  )
  const mayInstall = isRoot || hasSudo
  const sudo = isRoot ? [] : ['sudo', '-n']
  const ways: Way[] = []
  // Ubuntu's package of that name is an empty shell around a snap, which containers cannot run.
  const isDebian = ids.includes('debian') && !ids.includes('ubuntu')
  if (platform === 'linux' && isDebian && mayInstall) {
    ways.push({
      name: "Debian's chromium package",
      commands: [
        [...sudo, 'apt-get', 'update'],
        [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', 'chromium'],
      ],
    })
  }
  const withLibraries = platform === 'linux' && mayInstall && ids.some((id) => id === 'debian' || id === 'ubuntu')
  ways.push({
    name: "Playwright's own Chromium",
    commands: [['npx', 'playwright', 'install', ...(withLibraries ? ['--with-deps'] : []), 'chromium']],
  })
  return ways
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function surroundings(): Surroundings {
  const isRoot = process.getuid?.() === 0
  return {
    platform: process.platform,
    env: process.env,
    osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
    isRoot,
    hasSudo:
      !isRoot && process.platform === 'linux' && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0,
    managedPath: chromium.executablePath(),
    isProgram,
  }
}

/** The browser that would be tried first, not yet proved. */
export function likelyBrowser(): string | undefined {
  return browserCandidates(surroundings())[0]?.path
}

/** @throws what the browser said when it did not start */
async function proveBrowser(path: string): Promise<string> {
  const browser = await chromium.launch({ executablePath: path, args: CHROMIUM_FLAGS, timeout: 60_000 })
  const version = browser.version()
  await browser.close()
  return version
}

const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''

/**
 * Path of a Chromium that has been started once, installed first where there is none.
 * @throws with everything that was tried and what to do
 */
export async function obtainBrowser(say: (line: string) => void): Promise<string> {
  const tried: string[] = []
  const broken = new Set<string>()
  const tryCandidates = async (): Promise<string | undefined> => {
    for (const { path, from } of browserCandidates(surroundings())) {
      if (broken.has(path)) continue
      try {
        say(`Chromium ${await proveBrowser(path)}, ${from}: ${path}`)
        return path
      } catch (error) {
        broken.add(path)
        tried.push(
          `${path}, ${from}, did not start: ${firstLine(error instanceof Error ? error.message : String(error))}`,
        )
        say(tried.at(-1) ?? '')
      }
    }
    return undefined
  }

  const standing = await tryCandidates()
  if (standing) return standing
  for (const { name, commands } of installWays(surroundings())) {
    say(`No Chromium that starts was found; getting ${name}.`)
    try {
      for (const [program = '', ...parameters] of commands) {
        execFileSync(program, parameters, {
          stdio: ['ignore', 'inherit', 'inherit'],
          shell: process.platform === 'win32',
        })
      }
    } catch (error) {
      tried.push(`${name} could not be installed: ${firstLine(error instanceof Error ? error.message : String(error))}`)
      continue
    }
    const installed = await tryCandidates()
    if (installed) return installed
    tried.push(`${name} was installed, but no browser starts.`)
  }
  throw new Error(
    [
      'The journeys need a Chromium, and none could be found or installed.',
      'Tried:',
      ...tried.map((line) => `  - ${line}`),
      'Install Chromium or Google Chrome, or name one that is there: CHROMIUM_PATH=/path/to/chromium npm test',
    ].join('\n'),
  )
}
