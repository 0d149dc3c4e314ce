import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Surroundings, browserCandidates, installWays } from './browser.ts'

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux"\nID=debian\n'
const UBUNTU = 'ID=ubuntu\nID_LIKE=debian\n'
const MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
const FEDORA = 'ID=fedora\n'

function machine(change: Partial<Surroundings> & { readonly programs?: readonly string[] }): Surroundings {
  return {
    platform: 'linux',
    env: { PATH: ['/usr/bin', '/opt/bin'].join(delimiter) },
    osRelease: DEBIAN,
    isRoot: false,
    hasSudo: false,
    managedPath: '/cache/chrome',
    isProgram: (path) => (change.programs ?? []).includes(path),
    ...change,
  }
}

describe('which browser is tried', () => {
  const inUsrBin = (name: string) => join('/usr/bin', name)
  test.each<[rule: string, machine: Surroundings, paths: string[]]>([
    ['nothing stands: nothing is tried', machine({}), []],
    ['one on PATH is found', machine({ programs: [inUsrBin('chromium')] }), [inUsrBin('chromium')]],
    [
      'Chromium goes before Chrome',
      machine({ programs: [inUsrBin('google-chrome'), inUsrBin('chromium')] }),
      [inUsrBin('chromium'), inUsrBin('google-chrome')],
    ],
    [
      'an earlier folder of PATH goes before a later one',
      machine({ programs: [join('/opt/bin', 'chromium'), inUsrBin('chrome')] }),
      [inUsrBin('chrome'), join('/opt/bin', 'chromium')],
    ],
    [
      "Playwright's own comes after an installed one",
      machine({ programs: ['/cache/chrome', inUsrBin('chromium')] }),
      [inUsrBin('chromium'), '/cache/chrome'],
    ],
    [
      'CHROMIUM_PATH goes before all, even when nothing is there',
      machine({ env: { PATH: '/usr/bin', CHROMIUM_PATH: '/gone' }, programs: [inUsrBin('chromium')] }),
      ['/gone', inUsrBin('chromium')],
    ],
    [
      'macOS: the applications folder',
      machine({
        platform: 'darwin',
        env: {},
        programs: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      }),
      ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ],
    [
      'Windows: the program folders, Edge when nothing else is there',
      machine({
        platform: 'win32',
        env: { PROGRAMFILES: 'C:\\P' },
        programs: ['C:\\P\\Microsoft\\Edge\\Application\\msedge.exe'],
      }),
      ['C:\\P\\Microsoft\\Edge\\Application\\msedge.exe'],
    ],
  ])('%s', (_, surroundings, paths) => {
    expect(browserCandidates(surroundings).map(({ path }) => path)).toEqual(paths)
  })
})

describe('how a browser is got where none stands', () => {
  test.each<[rule: string, machine: Surroundings, programs: string[]]>([
    ['Debian as root: the package, then Playwright', machine({ isRoot: true }), ['apt-get', 'npx']],
    ['Debian with sudo: the package through sudo', machine({ hasSudo: true }), ['sudo', 'npx']],
    ['Debian as a plain user: only Playwright', machine({}), ['npx']],
    ["Ubuntu: its package is no browser, so Playwright's", machine({ osRelease: UBUNTU, isRoot: true }), ['npx']],
    ['a child of Ubuntu is treated like Ubuntu', machine({ osRelease: MINT, isRoot: true }), ['npx']],
    ['another Linux: only Playwright', machine({ osRelease: FEDORA, isRoot: true }), ['npx']],
    ['macOS: only Playwright', machine({ platform: 'darwin', osRelease: '', isRoot: true }), ['npx']],
  ])('%s', (_, surroundings, programs) => {
    expect(installWays(surroundings).map((way) => way.commands[0]?.[0])).toEqual(programs)
  })

  test('the libraries a browser needs are installed along where that is allowed', () => {
    const commandsOf = (surroundings: Surroundings) => installWays(surroundings).at(-1)?.commands.flat()
    expect(commandsOf(machine({ osRelease: UBUNTU, isRoot: true }))).toContain('--with-deps')
    expect(commandsOf(machine({ osRelease: UBUNTU }))).not.toContain('--with-deps')
    expect(commandsOf(machine({ osRelease: FEDORA, isRoot: true }))).not.toContain('--with-deps')
  })
})
