import { test as base, expect } from '@playwright/test'
import { type RunningServer, startServer } from '../e2e/server.ts'
import { siteOf } from '../e2e/sites.ts'
import { type EngineName, INSTALL, findBrowser, thisMachine } from './find-engines.ts'
import { startChromium, startFirefox } from './puppeteer-engine.ts'
import type { Engine, StartEngine } from './tab.ts'
import { Visit } from './visit.ts'
import { startWebKit } from './webkit-engine.ts'

export { expect }

const START: Readonly<Record<EngineName, StartEngine>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
}

export const serveDemo = (): Promise<RunningServer> => {
  const { base, outDir } = siteOf('demo')
  return startServer((port) => ['lib/cli.mjs', 'serve', '--dir', outDir, '--port', String(port)], base, { BASE: base })
}

export interface WorkerFixtures {
  readonly engineName: EngineName
  /** Undefined when the engine is not installed. */
  readonly engine: Engine | undefined
  readonly server: RunningServer
}

interface Fixtures {
  /** Errors that the journey provokes on purpose. Any other error fails it. */
  readonly provoked: RegExp | undefined
  readonly visit: Visit
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName }, use) => {
      const browser = findBrowser(engineName, thisMachine())
      const engine = browser && (await START[engineName](browser))
      await use(engine)
      await engine?.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  server: [
    async ({}, use) => {
      const server = await serveDemo()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  provoked: [undefined, { option: true }],
  visit: async ({ engine, engineName, server, provoked }, use, testInfo) => {
    testInfo.skip(!engine, `${engineName} is not installed. Install it with: ${INSTALL[engineName]}`)
    if (!engine) return
    const tab = await engine.newTab()
    testInfo.annotations.push({ type: 'engine', description: tab.version })
    try {
      await use(new Visit(tab, `http://localhost:${server.port}`))
      const errors = await tab.errors()
      expect(
        errors.filter((error) => !provoked?.test(error)),
        'The page reported no unexpected error.',
      ).toEqual([])
    } finally {
      await tab.close()
    }
  },
})
