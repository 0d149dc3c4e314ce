/**
 * Everything that evaluations and benchmarks know of the reader's elements. It finds what there is, so that commits before
 * and after a change of the search or of the filters are measured in the same way.
 */

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
