import type { BrowserContext, Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { embedPath } from '../../src/contract/embed.ts'
import { manifestOf, need, storiesOf } from './edition.ts'
import { expect, test } from './site.ts'

// Every hostile fixture is published and opened as a page, in its topics and embedded.

test.use({ site: 'hostile' })

/** Records dialogs, popups and requests to other origins, except those for pictures, in every tab. */
function watchActions(context: BrowserContext, origin: string): readonly string[] {
  const actions: string[] = []
  context.on('dialog', (dialog) => {
    actions.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('page', (page) => {
    page.on('popup', (popup) => actions.push(`popup: ${popup.url()}`))
  })
  context.on('request', (request) => {
    const isOwn = request.url().startsWith(`${origin}/`)
    if (!isOwn && request.resourceType() !== 'image') actions.push(`${request.resourceType()}: ${request.url()}`)
  })
  return actions
}

/** Returns attributes that could run a script: handlers, `srcdoc` and addresses with a script's scheme. */
const armedIn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => /^on|^srcdoc$/i.test(name) || /^\s*(?:javascript|vbscript|data):/i.test(value))
        .filter(({ name }) => name !== 'content')
        .map(({ name, value }) => `${element.localName} ${name}="${value.slice(0, 40)}"`),
    ),
  )

const idsOf = () => ({
  topics: manifestOf('hostile').topics.map(({ id }) => id),
  stories: storiesOf('hostile').map(({ id }) => id),
})

/** Runs `work` for each item, four items at a time, each in a tab of its own. */
async function inTabs<T>(context: BrowserContext, items: readonly T[], work: (tab: Page, item: T) => Promise<void>) {
  const waiting = [...items]
  const tab = async () => {
    const page = await context.newPage()
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(page, item)
    await page.close()
  }
  await Promise.all([tab(), tab(), tab(), tab()])
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    // Without scripts Chromium reports the script that it may not preload as refused.
    test.use({ javaScriptEnabled, expected: javaScriptEnabled ? [] : [/\/app\/[^/]+\.js csp$/] })

    test('hostile text does nothing on the pages of articles and topics', async ({ context, baseURL }) => {
      test.slow()
      const { topics, stories } = idsOf()
      expect(stories.length).toBeGreaterThan(8)
      const actions = watchActions(context, new URL(need(baseURL, 'an address')).origin)
      await inTabs(context, ['/', ...stories.map(articlePath), ...topics.map(topicPath)], async (page, path) => {
        await page.goto(`.${path}`)
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
        if (!javaScriptEnabled) return
        await expect(page.getByRole('main')).toBeVisible()
        await expect(page.locator(':root:not([data-drawn])')).toBeAttached()
        expect(await armedIn(page), path).toEqual([])
        expect(
          await page.evaluate(() => [...document.scripts].filter(({ type }) => !type.endsWith('json')).length),
        ).toBe(2)
      })
      expect(actions).toEqual([])
    })

    test('hostile text does nothing in embedded documents', async ({ context, baseURL }) => {
      const { topics } = idsOf()
      const actions = watchActions(context, new URL(need(baseURL, 'an address')).origin)
      await inTabs(context, ['', ...topics], async (page, topic) => {
        await page.goto(`.${embedPath(topic || undefined)}?related=1&limit=24`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        if (!javaScriptEnabled) return
        expect(await armedIn(page), topic).toEqual([])
        expect(await page.evaluate(() => document.scripts.length), topic).toBe(1)
      })
      expect(actions).toEqual([])
    })
  })
}
