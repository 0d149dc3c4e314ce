import { delimiter } from 'node:path'
import { expect, test } from 'vitest'
import { type Browser, type EngineName, type Machine, findBrowser } from './find-engines.ts'

/** A machine with these executable files. */
function machine(files: readonly string[], changes: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter) },
    chromium: undefined,
    isExecutable: (path) => files.includes(path),
    list: (folder) => [
      ...new Set(
        files
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
    ...changes,
  }
}

const MINI_BROWSER = '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser'
const DRIVER = { driver: '/usr/bin/WebKitWebDriver', display: '/usr/bin/Xvfb' }
const DRIVER_FILES = Object.values(DRIVER)

test.each<[rule: string, name: EngineName, machine: Machine, browser: Browser | undefined]>([
  ['takes the Chromium of the other journeys', 'chromium', machine([], { chromium: '/c' }), { path: '/c' }],
  ['has no Chromium where the other journeys have none', 'chromium', machine([]), undefined],
  [
    'finds the Firefox of an earlier folder of PATH first',
    'firefox',
    machine(['/usr/bin/firefox-esr', '/usr/local/bin/firefox']),
    { path: '/usr/local/bin/firefox' },
  ],
  ['takes FIREFOX_PATH', 'firefox', machine([], { env: { FIREFOX_PATH: '/f' } }), { path: '/f' }],
  ['has no Firefox on an empty machine', 'firefox', machine([]), undefined],
  [
    'finds WebKit’s browser below the folder of any architecture',
    'webkit',
    machine([MINI_BROWSER, ...DRIVER_FILES]),
    { path: MINI_BROWSER, ...DRIVER },
  ],
  [
    'finds WebKit’s browser where Fedora installs it',
    'webkit',
    machine(['/usr/libexec/webkit2gtk-4.1/MiniBrowser', ...DRIVER_FILES]),
    { path: '/usr/libexec/webkit2gtk-4.1/MiniBrowser', ...DRIVER },
  ],
  [
    'takes the newest of several libraries',
    'webkit',
    machine(['/usr/lib/x/webkit2gtk-4.0/MiniBrowser', '/usr/lib/x/webkit2gtk-4.1/MiniBrowser', ...DRIVER_FILES]),
    { path: '/usr/lib/x/webkit2gtk-4.1/MiniBrowser', ...DRIVER },
  ],
  ['does without WebKit when its driver is missing', 'webkit', machine([MINI_BROWSER, DRIVER.display]), undefined],
  ['does without WebKit when there is no display', 'webkit', machine([MINI_BROWSER, DRIVER.driver]), undefined],
  ['does without WebKit when only the driver is there', 'webkit', machine(DRIVER_FILES), undefined],
])('%s', (_rule, name, machine, browser) => {
  expect(findBrowser(name, machine)).toEqual(browser)
})
