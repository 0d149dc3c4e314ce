import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** The properties of a machine on which the choice of a browser depends. Unit tests make them up. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Partial<Record<string, string>>>
  /** Content of `/etc/os-release`; empty on systems without that file. */
  readonly osRelease: string
  readonly isRoot: boolean
  /** True when `sudo` works without a password. */
  readonly hasSudo: boolean
  /** Path of the browser that Playwright downloads. */
  readonly playwrightPath: string
  readonly isExecutable: (path: string) => boolean
}

/** A browser to try. */
export interface Candidate {
  readonly path: string
  /** Where the path comes from, for messages. */
  readonly source: string
}

/** A method to install a browser. */
export interface InstallMethod {
  /** What is installed. */
  readonly name: string
  /** Program and parameters of each command, in order. */
  readonly commands: readonly (readonly string[])[]
}

/**
 * The sandbox needs rights that containers lack. The other flags stop requests that would time out without internet, and the
 * last one every request to another machine.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/**
 * File names of browsers, in the order in which they are tried. The first is Debian's Chromium without windows, in which the
 * journeys take a seventh less time.
 */
const PROGRAMS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]

/** Paths where installers put browsers on macOS and Windows. */
function defaultPaths({ platform, env }: Machine): string[] {
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

/** Returns the browsers on this machine in the order in which they should be tried. */
export function browserCandidates(machine: Machine): Candidate[] {
  const { env, platform, playwrightPath, isExecutable } = machine
  const configured = env['CHROMIUM_PATH']
  const suffix = platform === 'win32' ? '.exe' : ''
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => PROGRAMS.map((program) => join(folder, program + suffix)))
  const found = [
    ...onPath.map((path) => ({ path, source: 'found on PATH' })),
    ...defaultPaths(machine).map((path) => ({ path, source: 'found in its default folder' })),
    { path: playwrightPath, source: 'downloaded by Playwright' },
  ].filter(({ path }) => isExecutable(path))
  // CHROMIUM_PATH is tried even if the file does not exist, so that a typing error is reported.
  return [...(configured ? [{ path: configured, source: 'set by CHROMIUM_PATH' }] : []), ...found]
}

/** Returns the methods to install a browser on this machine, the most reliable first. */
export function installMethods({ platform, osRelease, isRoot, hasSudo }: Machine): InstallMethod[] {
  const ids = [...osRelease.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  )
  const mayInstall = isRoot || hasSudo
  const sudo = isRoot ? [] : ['sudo', '-n']
  const methods: InstallMethod[] = []
  // Ubuntu's `chromium` package only installs a snap, which containers cannot run.
  const isDebian = ids.includes('debian') && !ids.includes('ubuntu')
  if (platform === 'linux' && isDebian && mayInstall) {
    methods.push({
      name: "Debian's chromium package",
      commands: [
        [...sudo, 'apt-get', 'update'],
        [
          ...sudo,
          'env',
          'DEBIAN_FRONTEND=noninteractive',
          'apt-get',
          'install',
          '-y',
          'chromium',
          'chromium-headless-shell',
        ],
      ],
    })
  }
  const withLibraries = platform === 'linux' && mayInstall && ids.some((id) => id === 'debian' || id === 'ubuntu')
  methods.push({
    name: "Playwright's own Chromium",
    commands: [['npx', 'playwright', 'install', ...(withLibraries ? ['--with-deps'] : []), 'chromium']],
  })
  return methods
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Reads the properties of this machine. */
function thisMachine(): Machine {
  const isRoot = process.getuid?.() === 0
  return {
    platform: process.platform,
    env: process.env,
    osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
    isRoot,
    hasSudo:
      !isRoot && process.platform === 'linux' && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0,
    playwrightPath: chromium.executablePath(),
    isExecutable,
  }
}

/** Returns the path of the browser that {@link obtainBrowser} would try first; undefined when there is none. */
export function likelyBrowser(): string | undefined {
  return browserCandidates(thisMachine())[0]?.path
}

/**
 * Options of a journey that needs a browser with windows. The one without keeps an old service worker for as long as a second
 * tab is open, and crashes when a result of the search opens in a new tab. No reader's browser does.
 */
export function withWindows(): { readonly args: string[]; readonly executablePath?: string } {
  const whole = browserCandidates(thisMachine()).find(({ path }) => !path.includes('headless-shell'))
  return { args: CHROMIUM_FLAGS, ...(whole && { executablePath: whole.path }) }
}

/**
 * Starts a browser once and returns its version.
 * @throws with the browser's output when it does not start
 */
async function checkBrowser(path: string): Promise<string> {
  const browser = await chromium.launch({ executablePath: path, args: CHROMIUM_FLAGS, timeout: 60_000 })
  const version = browser.version()
  await browser.close()
  return version
}

const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''

/**
 * Returns the path of a Chromium that starts. Installs one if there is none.
 * @param log prints a line about the progress
 * @throws when none starts; the message lists what was tried and what to do
 */
export async function obtainBrowser(log: (line: string) => void): Promise<string> {
  const failures: string[] = []
  const broken = new Set<string>()
  const tryCandidates = async (): Promise<string | undefined> => {
    for (const { path, source } of browserCandidates(thisMachine())) {
      if (broken.has(path)) continue
      try {
        log(`Using Chromium ${await checkBrowser(path)}, ${source}: ${path}`)
        return path
      } catch (error) {
        broken.add(path)
        failures.push(
          `${path}, ${source}, did not start: ${firstLine(error instanceof Error ? error.message : String(error))}`,
        )
        log(failures.at(-1) ?? '')
      }
    }
    return undefined
  }

  const found = await tryCandidates()
  if (found) return found
  for (const { name, commands } of installMethods(thisMachine())) {
    log(`No Chromium that starts was found. Installing ${name}.`)
    try {
      for (const [program = '', ...parameters] of commands) {
        execFileSync(program, parameters, {
          stdio: ['ignore', 'inherit', 'inherit'],
          shell: process.platform === 'win32',
        })
      }
    } catch (error) {
      failures.push(
        `${name} could not be installed: ${firstLine(error instanceof Error ? error.message : String(error))}`,
      )
      continue
    }
    const installed = await tryCandidates()
    if (installed) return installed
    failures.push(`${name} was installed, but no browser starts.`)
  }
  throw new Error(
    [
      'The journeys need Chromium, but none was found and none could be installed.',
      'Tried:',
      ...failures.map((line) => `  - ${line}`),
      'Install Chromium or Google Chrome, or set the path of an installed one: CHROMIUM_PATH=/path/to/chromium npm test',
    ].join('\n'),
  )
}
