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

/** Limit of cumulative layout shift without input. A reader does not notice 0.01. */
const MAX_SHIFT = 0.01

export interface ShiftWatch {
  /** Fails with the elements that moved, and their boxes before and after. */
  readonly expectNone: () => Promise<void>
}

/** Records layout shifts without input on every page that is opened from here on. */
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
      expect(total < MAX_SHIFT ? [] : shifts, `Layout shift without input was ${total.toFixed(3)}.`).toEqual([])
    },
  }
}

/** Waits for two animation frames, after which pending changes are drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await drawn(page)
  const wide = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    // An element inside a scroll container may be wider than the page.
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
  expect(wide, 'The page does not scroll sideways.').toEqual([])
}

/** Scrolls down by `step` pixels for every two frames until `isReached` returns true. */
export async function scrollUntil(page: Page, isReached: () => Promise<boolean>, step = 1500): Promise<void> {
  for (let at = 0; at < 1000 && !(await isReached()); at++) {
    await page.mouse.wheel(0, step)
    await drawn(page)
  }
}

/** Scrolls to the end of a list. */
export async function readToTheEnd(page: Page): Promise<void> {
  const end = page.getByText('End of the list')
  await scrollUntil(page, () => end.isVisible())
  await expect(end).toBeVisible()
}

/** Addresses of pictures that failed to load and were not replaced by their fallback. */
export async function brokenPictures(page: Page, selector = 'img'): Promise<string[]> {
  return page.locator(selector).evaluateAll((images) =>
    images
      .filter((image): image is HTMLImageElement => image instanceof HTMLImageElement)
      .filter((image) => image.complete && image.naturalWidth === 0)
      .map((image) => image.src),
  )
}
