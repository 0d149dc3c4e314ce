import type { Locator, Page } from '@playwright/test'

/**
 * Everything that evaluations and benchmarks know of the reader's elements. It finds what there is, so that commits before
 * and after a change of the search or of the filters are measured in the same way.
 */

/** The search field: a search field of a page, or a combobox with a list of results. */
export function searchField(page: Page): Locator {
  return page
    .getByRole('searchbox')
    .or(page.getByRole('search').getByRole('combobox'))
    .or(page.getByRole('combobox', { name: /search/i }))
    .and(page.locator(':visible'))
    .first()
}

/** What the search page shows at a moment. */
export interface ShownResults {
  /** Ids of stories, the first result first. */
  readonly ids: readonly string[]
  /** True while the page says that it searches or loads. */
  readonly isBusy: boolean
  /** What the page says about the results. Empty before it says anything. */
  readonly status: string
}

/** Runs in the page, so it must not use anything from outside. */
export function readResults(): ShownResults {
  const area = document.querySelector('main') ?? document.body
  // A list of options may be outside of the main element.
  const options = [...document.querySelectorAll('[role=listbox] [role=option]')]
  const items = options.length > 0 ? options : [...area.querySelectorAll('article, li')]
  const ids = new Set<string>()
  for (const item of items) {
    const link = item.matches('a[href]') ? item : item.querySelector('a[href]')
    const path = new URL(link?.getAttribute('href') ?? '', document.baseURI).pathname
    const id = item.getAttribute('data-id') ?? decodeURIComponent(/\d{4}\/\d{2}\/\d{2}\/[^/]+$/.exec(path)?.[0] ?? '')
    if (id) ids.add(id)
  }
  const status = [...area.querySelectorAll('[role=status], output')].map((one) => one.textContent).join(' ')
  const isBusy =
    area.querySelector('[aria-busy=true], .skel') !== null || /^\s*(Searching|Loading)/.test(status) || status === ''
  return { ids: [...ids], isBusy, status }
}

/** The address of the list of all stories, below the base path. */
export const ALL_STORIES = '?sort=latest'

/** A choice among the filters: a chip, or the label of a checkbox. */
export function filterChoice(page: Page, group: 'Topics' | 'Sources' | 'Type', at: number): Locator {
  return page
    .getByRole('group', { name: group, exact: true })
    .and(page.locator(':visible'))
    .first()
    .locator('[aria-pressed], [aria-checked], label:has(input)')
    .and(page.locator(':visible'))
    .nth(at)
}

/** Returns the name of a filter's choice, without the number beside it. Runs in the page. */
export const nameOfChoice = (choice: Element): string =>
  (choice.querySelector('[dir=auto]') ?? choice).textContent.trim()

/** True when a filter's choice is shown as chosen. Runs in the page. */
export function isChosen(name: string): boolean {
  const chosen = document.querySelectorAll('[aria-pressed=true], [aria-checked=true], input:checked')
  return [...chosen].some((one) => {
    const choice = one.closest('label') ?? one
    return (choice.querySelector('[dir=auto]') ?? choice).textContent.trim() === name
  })
}

/** The choice of the order Top. */
export function sortChoice(page: Page): Locator {
  const sort = page.getByRole('group', { name: 'Sort' })
  return sort
    .getByRole('button', { name: 'Top' })
    .or(sort.getByText('Top', { exact: true }))
    .and(page.locator(':visible'))
    .first()
}

/** The link of a story in the list of stories. */
export function storyLink(page: Page, at: number): Locator {
  return page
    .getByRole('region', { name: 'Stories', exact: true })
    .getByRole('article')
    .getByRole('heading')
    .getByRole('link')
    .nth(at)
}

/** True for what belongs to a picture of a story or to the logo of an outlet. Runs in the page. */
export function isInPicture(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement
  return Boolean(element?.closest('.pic, .tile'))
}

/** True while the page says that it loads. Runs in the page. */
export function isLoading(): boolean {
  const area = document.querySelector('main') ?? document.body
  const status = [...area.querySelectorAll('[role=status], output')].map((one) => one.textContent).join(' ')
  return area.querySelector('[aria-busy=true], .skel') !== null || /^\s*(Searching|Loading|Counting)/.test(status)
}
