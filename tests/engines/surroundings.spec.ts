import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, largestSections, manifestOf, need } from '../e2e/edition.ts'
import { expect, serveDemo, test } from './engine-test.ts'
import { Visit } from './visit.ts'

/** True when the worker answers for the page and has kept the whole edition. Runs in the page. */
async function isKept(): Promise<boolean> {
  const state = (await caches.keys()).find((name) => name.endsWith(':state'))
  const keys = state ? await (await caches.open(state)).keys() : []
  return Boolean(navigator.serviceWorker.controller) && keys.some(({ url }) => url.endsWith('~state/whole'))
}

test.describe('offline', () => {
  test.use({
    provoked:
      /Failed to load (?:resource|‘.*\/data\/(?:pictures|assets)\/)|NetworkError|Failed to fetch|Load failed|ERR_|refused/i,
  })

  test('the kept edition opens when its server is gone', async ({ visit }) => {
    const topic = need(largestSections(manifestOf('demo'))[0], 'a section')
    const story = need(cardsOf('demo').at(-1), 'a story')
    const server = await serveDemo()
    const reader = new Visit(visit.tab, `http://localhost:${server.port}`)
    try {
      await reader.open('/')
      await reader.sees('region', 'Latest')
      await reader.waits(isKept, [], true)
    } finally {
      await server.stop()
    }
    await reader.open('/')
    await reader.sees('region', 'Latest')
    await reader.waits(() => document.body.textContent?.includes('You are offline.'), [], true)
    await reader.open(topicPath(topic.id))
    await reader.reads('h1', topic.name)
    // This story was never opened before.
    await reader.open(articlePath(story.id))
    await reader.reads('h1', story.title)
    await reader.searches('lighthouse')
  })
})

test('a topic is embedded in a page of another site, in a frame as high as its stories', async ({ visit, server }) => {
  const topic = need(
    manifestOf('demo').topics.findLast(({ count }) => count > 8),
    'a topic of more than eight stories',
  )
  const edition = `http://localhost:${server.port}/`
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><script src="${edition}embed.js"></script><broadsheet-topic topic="${topic.id}" limit="4" lang="fr"></broadsheet-topic>`,
    )
  })
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
  try {
    await visit.tab.open(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`)
    // The frame has a sandbox and so no origin, which engines understand differently in the policy of its document.
    const content = () => ({
      isFrench: document.querySelector('.embed__foot')?.textContent.startsWith('Voir les'),
      isStyled: getComputedStyle(document.querySelector('.embed') ?? document.body).containerType === 'inline-size',
      heading: document.querySelector('h1')?.textContent,
      stories: [...document.querySelectorAll('.story')].filter((story) => story.getClientRects().length > 0).length,
      height: Math.ceil(document.querySelector('.embed')?.getBoundingClientRect().height ?? 0),
    })
    await expect
      .poll(() => visit.tab.runInFrame(content))
      .toMatchObject({
        heading: topic.name,
        stories: 4,
        isFrench: true,
        isStyled: true,
      })
    await expect
      .poll(async () => {
        const height = await visit.tab.run(
          () => document.querySelector('broadsheet-topic')?.getBoundingClientRect().height ?? 0,
        )
        return height - (await visit.tab.runInFrame(content)).height
      })
      .toBe(0)
  } finally {
    host.closeAllConnections()
    host.close()
  }
})

test('an article from a language that is written from right to left reads from right to left', async ({ visit }) => {
  const { id, title } = need(
    cardsOf('demo').find(({ title }) => /^\p{Script=Arabic}/u.test(title)),
    'an Arabic story',
  )
  await visit.open(articlePath(id))
  await visit.reads('h1', title)
  const directions = () =>
    ['h1', '.prose'].map((selector) => {
      const element = document.querySelector(selector)
      return element && getComputedStyle(element).direction
    })
  await visit.waits(directions, [], ['rtl', 'rtl'])
  // The first line begins at the right edge of the heading.
  const gap = await visit.tab.run(() => {
    const heading = document.querySelector('h1') ?? document.body
    const text = document.createRange()
    text.selectNodeContents(heading)
    return heading.getBoundingClientRect().right - text.getBoundingClientRect().right
  })
  expect(Math.abs(gap)).toBeLessThan(2)
})

test('a page is mirrored in a language that is written from right to left', async ({ visit }) => {
  const topic = need(largestSections(manifestOf('demo'))[0], 'a section')
  await visit.open(topicPath(topic.id))
  await visit.sees('region', 'Filter stories')
  const order = () =>
    ['.slim .nameplate', '.slim nav', '.slim .tools'].map((selector) =>
      Math.round(document.querySelector(selector)?.getBoundingClientRect().left ?? Number.NaN),
    )
  const before = await visit.tab.run(order)
  expect(before).toEqual(before.toSorted((a, b) => a - b))
  await visit.tab.run(() => {
    document.documentElement.dir = 'rtl'
  })
  const after = await visit.tab.run(order)
  expect(after).toEqual(after.toSorted((a, b) => b - a))
  await visit.waits(() => document.documentElement.scrollWidth <= innerWidth, [], true)
  // The row shows only topics that fit, and begins at the right, after its 3 pixels of padding.
  const topics = () => {
    const row = document.querySelector('.slim ul')?.getBoundingClientRect() ?? new DOMRect()
    const seen = [...document.querySelectorAll<HTMLElement>('.slim li')]
      .filter((item) => getComputedStyle(item).visibility === 'visible')
      .map((item) => item.getBoundingClientRect())
    return {
      isShown: seen.length > 0,
      areWhole: seen.every(({ left, right }) => left >= row.left - 1 && right <= row.right + 1),
      beginAtRight: Math.abs(Math.max(...seen.map(({ right }) => right)) - row.right) < 4,
    }
  }
  await visit.waits(topics, [], { isShown: true, areWhole: true, beginAtRight: true })
})
