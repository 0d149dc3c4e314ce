import type { BrowserContext, Page } from '@playwright/test'

interface Answer {
  readonly status?: number
  readonly contentType?: string
  readonly body?: string
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"><rect width="1200" height="630" fill="#8a93a6"/></svg>'

/** Returns the stand-in for a file of another origin, by what the browser will do with it. */
function standInFor(resourceType: string): Answer {
  switch (resourceType.toLowerCase()) {
    case 'image':
      return { contentType: 'image/svg+xml', body: PICTURE }
    case 'document':
      return { contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title><p>Elsewhere.</p>' }
    default:
      return { status: 204 }
  }
}

async function answerIn(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  session.on('Fetch.requestPaused', ({ requestId, resourceType }) => {
    const { status = 200, contentType, body = '' } = standInFor(resourceType)
    const answered = session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: status,
      responseHeaders: contentType ? [{ name: 'Content-Type', value: contentType }] : [],
      body: Buffer.from(body).toString('base64'),
    })
    // A page that is left or closed takes no answer.
    answered.catch(() => undefined)
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*' }] })
}

/**
 * Answers requests to other origins, all of which are on https, in the pages that a journey opens itself. `route` would stop
 * the requests of the site as well and switch off the browser's cache, and the journeys would take a sixth longer.
 */
export function answerInPages(context: BrowserContext): void {
  const newPage = context.newPage.bind(context)
  context.newPage = async () => {
    const page = await newPage()
    await answerIn(page)
    return page
  }
}

/** Answers requests to other origins also in tabs that links open, and in frames of other sites. */
export const answerEverywhere = (context: BrowserContext, origin: string): Promise<unknown> =>
  context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== origin,
    (route) => route.fulfill(standInFor(route.request().resourceType())),
  )
