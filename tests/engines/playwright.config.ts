import { defineConfig } from '@playwright/test'
import type { WorkerFixtures } from './engine-test.ts'

/** `npm run engines`: the main journeys in Chromium, Firefox and WebKit. Playwright only runs them and counts. */
export default defineConfig<object, WorkerFixtures>({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../.broadsheet/results/engines',
  globalSetup: './build-demo.ts',
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // One browser of each engine.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./engines-reporter.ts']],
  projects: (['chromium', 'firefox', 'webkit'] as const).map((name) => ({ name, use: { engineName: name } })),
})
