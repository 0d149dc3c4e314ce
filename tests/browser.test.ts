import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Machine, browserCandidates, installMethods } from './browser.ts'

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux"\nID=debian\n'
const UBUNTU = 'ID=ubuntu\nID_LIKE=debian\n'
const MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
const FEDORA = 'ID=fedora\n'

/** A Debian machine with the given changes. `programs` are the paths of its browsers. */
function machine(changes: Partial<Machine> & { readonly programs?: readonly string[] }): Machine {
  return {
    platform: 'linux',
    env: { PATH: ['/usr/bin', '/opt/bin'].join(delimiter) },
    osRelease: DEBIAN,
    isRoot: false,
    hasSudo: false,
    playwrightPath: '/cache/chrome',
    isExecutable: (path) => (changes.programs ?? []).includes(path),
    ...changes,
  }
}

describe('browserCandidates', () => {
  const inUsrBin = (name: string) => join('/usr/bin', name)
  test.each<[rule: string, machine: Machine, paths: string[]]>([
    ['tries nothing on a machine without a browser', machine({}), []],
    ['tries a browser on PATH', machine({ programs: [inUsrBin('chromium')] }), [inUsrBin('chromium')]],
    [
      'tries Chromium without windows before the whole one',
      machine({ programs: [inUsrBin('chromium'), inUsrBin('chromium-headless-shell')] }),
      [inUsrBin('chromium-headless-shell'), inUsrBin('chromium')],
    ],
    [
      'tries Chromium before Chrome',
      machine({ programs: [inUsrBin('google-chrome'), inUsrBin('chromium')] }),
      [inUsrBin('chromium'), inUsrBin('google-chrome')],
    ],
    [
      'tries an earlier folder of PATH before a later one',
      machine({ programs: [join('/opt/bin', 'chromium'), inUsrBin('chrome')] }),
      [inUsrBin('chrome'), join('/opt/bin', 'chromium')],
    ],
    [
      "tries Playwright's own browser after an installed one",
      machine({ programs: ['/cache/chrome', inUsrBin('chromium')] }),
      [inUsrBin('chromium'), '/cache/chrome'],
    ],
    [
      'tries CHROMIUM_PATH first, even when that file does not exist',
      machine({ env: { PATH: '/usr/bin', CHROMIUM_PATH: '/gone' }, programs: [inUsrBin('chromium')] }),
      ['/gone', inUsrBin('chromium')],
    ],
    [
      'searches the applications folder on macOS',
      machine({
        platform: 'darwin',
        env: {},
        programs: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      }),
      ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ],
    [
      'searches the program folders on Windows, and finds Edge',
      machine({
        platform: 'win32',
        env: { PROGRAMFILES: 'C:\\P' },
        programs: ['C:\\P\\Microsoft\\Edge\\Application\\msedge.exe'],
      }),
      ['C:\\P\\Microsoft\\Edge\\Application\\msedge.exe'],
    ],
  ])('%s', (_rule, machine, paths) => {
    expect(browserCandidates(machine).map(({ path }) => path)).toEqual(paths)
  })
})

describe('installMethods', () => {
  test.each<[rule: string, machine: Machine, programs: string[]]>([
    [
      'installs the package, then Playwright’s browser, on Debian as root',
      machine({ isRoot: true }),
      ['apt-get', 'npx'],
    ],
    ['installs the package through sudo on Debian', machine({ hasSudo: true }), ['sudo', 'npx']],
    ['installs only Playwright’s browser on Debian without root rights', machine({}), ['npx']],
    [
      'installs only Playwright’s browser on Ubuntu, whose package is a snap',
      machine({ osRelease: UBUNTU, isRoot: true }),
      ['npx'],
    ],
    ['treats systems based on Ubuntu like Ubuntu', machine({ osRelease: MINT, isRoot: true }), ['npx']],
    [
      'installs only Playwright’s browser on other Linux systems',
      machine({ osRelease: FEDORA, isRoot: true }),
      ['npx'],
    ],
    [
      'installs only Playwright’s browser on macOS',
      machine({ platform: 'darwin', osRelease: '', isRoot: true }),
      ['npx'],
    ],
  ])('%s', (_rule, machine, programs) => {
    expect(installMethods(machine).map(({ commands }) => commands[0]?.[0])).toEqual(programs)
  })

  test('installs system libraries with the browser on Debian and Ubuntu, if the user may', () => {
    const commandsOf = (machine: Machine) => installMethods(machine).at(-1)?.commands.flat()
    expect(commandsOf(machine({ osRelease: UBUNTU, isRoot: true }))).toContain('--with-deps')
    expect(commandsOf(machine({ osRelease: UBUNTU }))).not.toContain('--with-deps')
    expect(commandsOf(machine({ osRelease: FEDORA, isRoot: true }))).not.toContain('--with-deps')
  })
})
