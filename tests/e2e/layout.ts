import { type Page, expect } from '@playwright/test'

declare global {
  interface Window {
    layoutShifts?: { readonly value: number; readonly moved: readonly string[] }[]
  }
  /** https://wicg.github.io/layout-instability/ */
  interface LayoutShift extends PerformanceEntry {
    readonly value: number
    readonly hadRecentInput: boolean
    readonly sources: readonly {
      readonly node?: Node
      readonly previousRect: DOMRectReadOnly
      readonly currentRect: DOMRectReadOnly
    }[]
  }
}

/** Most that may move without the reader's doing, in Chromium's measure; a hundredth is not seen. */
const MOST_SHIFT = 0.01

export interface ShiftWatch {
  /** Fails with what moved, and from where to where. */
  readonly expectNone: () => Promise<void>
}

/** Sums up what moves without the reader's doing on every page that is opened from here on. */
export async function watchLayoutShift(page: Page): Promise<ShiftWatch> {
  await page.addInitScript(() => {
    const shifts: NonNullable<typeof window.layoutShifts> = []
    window.layoutShifts = shifts
    const name = (node: Node | undefined) =>
      node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : (node?.nodeName ?? 'something')
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (entry.hadRecentInput) continue
        const moved = entry.sources.map(
          ({ node, previousRect: a, currentRect: b }) =>
            `${name(node)} from ${a.x},${a.y} ${a.width}×${a.height} to ${b.x},${b.y} ${b.width}×${b.height}`,
        )
        shifts.push({ value: entry.value, moved })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return {
    expectNone: async () => {
      const shifts = await page.evaluate(() => window.layoutShifts)
      const total = (shifts ?? []).reduce((sum, { value }) => sum + value, 0)
      expect(total < MOST_SHIFT ? [] : shifts, `Nothing moves by itself; ${total.toFixed(3)} did.`).toEqual([])
    },
  }
}

/** Two frames: whatever was to be drawn is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await drawn(page)
  const wide = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    // What hangs over, unless something around it scrolls by itself.
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/(auto|scroll|hidden|clip)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    return [
      `page ${scrollWidth} px in ${clientWidth} px`,
      ...[...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrolls(element.parentElement))
        .slice(0, 5)
        .map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
    ]
  })
  expect(wide, 'Nothing reaches over the side of the page.').toEqual([])
}

/** Scrolls down a screen at a time, as fast as the page is drawn, until it is so. */
export async function scrollUntil(page: Page, isReached: () => Promise<boolean>, step = 1500): Promise<void> {
  for (let at = 0; at < 1000 && !(await isReached()); at++) {
    await page.mouse.wheel(0, step)
    await drawn(page)
  }
}

/** To the mark at the end of a list, however long it is. */
export async function readToTheEnd(page: Page): Promise<void> {
  const end = page.getByText('End of the list')
  await scrollUntil(page, () => end.isVisible())
  await expect(end).toBeVisible()
}

/** Pictures in sight of the layout that have neither come nor given way to their fallback. */
export async function brokenPictures(page: Page, selector = 'img'): Promise<string[]> {
  return page.locator(selector).evaluateAll((images) =>
    images
      .filter((image): image is HTMLImageElement => image instanceof HTMLImageElement)
      .filter((image) => image.complete && image.naturalWidth === 0)
      .map((image) => image.src),
  )
}
