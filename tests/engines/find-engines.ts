import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { likelyBrowser } from '../browser.ts'

export type EngineName = 'chromium' | 'firefox' | 'webkit'

/** Paths of the programs of an engine. */
export interface Browser {
  readonly path: string
  /** Only WebKit has a driver beside the browser, and needs a display. */
  readonly driver?: string
  readonly display?: string
}

/** What finding an engine depends on. Unit tests make it up. */
export interface Machine {
  readonly env: Readonly<Partial<Record<string, string>>>
  /** Path of the Chromium that the other journeys use. */
  readonly chromium: string | undefined
  readonly isExecutable: (path: string) => boolean
  /** Names in a folder; empty when there is no such folder. */
  readonly list: (folder: string) => readonly string[]
}

/** How to install each engine, for messages. */
export const INSTALL: Readonly<Record<EngineName, string>> = {
  chromium: 'apt install chromium, or: npx playwright install chromium',
  firefox: 'apt install firefox-esr, or set FIREFOX_PATH',
  webkit: 'apt install webkit2gtk-driver xvfb, or set MINIBROWSER_PATH',
}

function onPath({ env, isExecutable }: Machine, ...programs: readonly string[]): string | undefined {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => programs.map((program) => join(folder, program)))
    .find(isExecutable)
}

/** WebKit's small browser is not on PATH. Its folder names the architecture and the version of the library. */
function miniBrowser({ env, isExecutable, list }: Machine): string | undefined {
  if (env['MINIBROWSER_PATH']) return env['MINIBROWSER_PATH']
  const roots = ['/usr/libexec', '/usr/lib', ...list('/usr/lib').map((name) => join('/usr/lib', name))]
  return roots
    .flatMap((root) => list(root).map((name) => [name, join(root, name, 'MiniBrowser')] as const))
    .filter(([name, path]) => /^webkit2?gtk-/.test(name) && isExecutable(path))
    .map(([, path]) => path)
    .at(-1)
}

/** Returns the programs of an engine; undefined when one of them is not installed. */
export function findBrowser(name: EngineName, machine: Machine): Browser | undefined {
  switch (name) {
    case 'chromium':
      return machine.chromium ? { path: machine.chromium } : undefined
    case 'firefox': {
      const path = machine.env['FIREFOX_PATH'] ?? onPath(machine, 'firefox-esr', 'firefox')
      return path ? { path } : undefined
    }
    case 'webkit': {
      const path = miniBrowser(machine)
      const driver = onPath(machine, 'WebKitWebDriver')
      const display = onPath(machine, 'Xvfb')
      return path && driver && display ? { path, driver, display } : undefined
    }
  }
}

export const thisMachine = (): Machine => ({
  env: process.env,
  chromium: likelyBrowser(),
  isExecutable: (path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  },
  list: (folder) => {
    try {
      return readdirSync(folder).toSorted()
    } catch {
      return []
    }
  },
})
