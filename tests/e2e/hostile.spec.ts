import type { Page } from '@playwright/test'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { embedPath } from '../../src/contract/embed.ts'
import { manifestOf, need, storiesOf } from './edition.ts'
import { expect, test } from './site.ts'

// Every hostile fixture, published and opened: as a page, as a topic, embedded.

test.use({ site: 'hostile' })

/** What hostile words would do if they could: open a dialog, leave the page, ask somebody else for more than a picture. */
function watchDeeds(page: Page, origin: string): readonly string[] {
  const deeds: string[] = []
  page.on('dialog', (dialog) => {
    deeds.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => deeds.push(`popup: ${popup.url()}`))
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(`${origin}/`)
    if (!isOurs && request.resourceType() !== 'image') deeds.push(`${request.resourceType()}: ${request.url()}`)
  })
  return deeds
}

/** Whatever stands in the page that could still run when it is touched. */
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

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    // Without scripts, Chromium counts one that it may not fetch for later as refused.
    test.use({ javaScriptEnabled, expected: javaScriptEnabled ? [] : [/\/app\/[^/]+\.js csp$/] })

    test('the pages of all articles and topics do nothing of their own', async ({ page, baseURL }) => {
      test.slow()
      const { topics, stories } = idsOf()
      expect(stories.length).toBeGreaterThan(8)
      const deeds = watchDeeds(page, new URL(need(baseURL, 'an address')).origin)
      for (const path of ['/', ...stories.map(articlePath), ...topics.map(topicPath)]) {
        await page.goto(`.${path}`)
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
        if (javaScriptEnabled) {
          await expect(page.getByRole('main')).toBeVisible()
          await page.waitForLoadState('networkidle')
          expect(await armedIn(page), path).toEqual([])
          expect(await page.evaluate(() => document.scripts.length), path).toBe(2)
        }
      }
      expect(deeds).toEqual([])
    })

    test('the embedded documents do neither', async ({ page, baseURL }) => {
      const { topics } = idsOf()
      const deeds = watchDeeds(page, new URL(need(baseURL, 'an address')).origin)
      for (const topic of [undefined, ...topics]) {
        await page.goto(`.${embedPath(topic)}?related=1&limit=24`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        if (javaScriptEnabled) {
          expect(await armedIn(page), topic).toEqual([])
          expect(await page.evaluate(() => document.scripts.length), topic).toBe(1)
        }
      }
      expect(deeds).toEqual([])
    })
  })
}
