import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, likelyBrowser } from './tests/browser.ts'

const resultFile = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE']
const browser = process.env['CHROMIUM_PATH'] ?? likelyBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.broadsheet/results/journeys',
  globalSetup: './tests/e2e/global-setup.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // A journey spends more than half of its time waiting, so three of them keep two cores busy.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(resultFile ? [['json', { outputFile: resultFile }] as const] : [])],
  use: {
    browserName: 'chromium',
    launchOptions: { args: CHROMIUM_FLAGS, ...(browser && { executablePath: browser }) },
    // The reader shows ages in the language and time zone of the browser.
    locale: 'en-US',
    timezoneId: 'UTC',
    // A service worker would answer requests that a journey mocks. Journeys of the worker itself allow it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  // A journey runs on the desktop unless its name ends in @phone or @both.
  projects: [
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      grep: /@phone|@both/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
})
