import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { article, openEdition } from './open-edition.tsx'

const story = (title: string, time: string, more: Readonly<Record<string, unknown>> = {}) => ({
  [`_news/${time.slice(0, 10)}-${title.toLowerCase().replaceAll(/\W+/g, '-')}.md`]: article({
    title,
    publishedDateTime: time,
    webUrl: `https://amber.example/${title.toLowerCase().replaceAll(/\W+/g, '-')}`,
    ...more,
  }),
})

const files = {
  '_data/topics/01-sea.yaml': 'name: Sea',
  '_data/topics/02-sky.yaml': 'name: Sky',
  ...story('The harbour camera', '2026-11-20T12:00:00Z', { topics: ['Sea'] }),
  ...story('Fog over Port Ansel', '2026-11-21T12:00:00Z', {
    topics: ['Sea'],
    excerpt: 'A camera looks through it.',
    provider: { name: 'Sea Courier', domain: 'courier.example' },
  }),
  ...story('A comet', '2026-11-19T12:00:00Z', { topics: ['Sky'] }),
}

const field = () => screen.findByRole('searchbox', { name: 'Search stories' })
const titles = () =>
  within(screen.getByRole('region', { name: 'Stories' }))
    .getAllByRole('heading', { level: 3 })
    .map((heading) => heading.textContent)
const summary = () => screen.getByRole('status').textContent

test('an empty search page focuses the field and lists the topics', async () => {
  await openEdition(files, '/search')
  expect(await field()).toHaveFocus()
  expect(screen.getByText(/^Search 3 stories by/)).toBeInTheDocument()
  const topics = screen.getByRole('region', { name: 'Topics' })
  expect(within(topics).getByRole('link', { name: /Sea/ })).toHaveAttribute('href', '/topics/sea')
})

test('typing shows results with matches in titles first, and marks the matching words', async () => {
  await openEdition(files, '/search')
  await userEvent.type(await field(), 'Camer')
  await screen.findByRole('heading', { name: 'Fog over Port Ansel' })
  expect(titles()).toEqual(['The harbour camera', 'Fog over Port Ansel'])
  expect(summary()).toBe('2 stories, best first')
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['camera', 'camera'])
  expect(screen.getByText('End of the list')).toBeInTheDocument()
})

test('a query in the address is searched at once and does not move the focus', async () => {
  await openEdition(files, '/search?q=fog')
  await screen.findByRole('heading', { name: 'Fog over Port Ansel' })
  expect(await field()).toHaveValue('fog')
  expect(await field()).not.toHaveFocus()
  expect(summary()).toBe('1 story')
})

test('topics and sources with a matching name are listed beside the stories', async () => {
  await openEdition(files, '/search?q=sea')
  const aside = await screen.findByRole('complementary', { name: 'Topics and sources' })
  expect(within(aside).getByRole('link', { name: /^Sea \d/ })).toHaveAttribute('href', '/topics/sea')
  expect(await within(aside).findByRole('link', { name: /Sea Courier/ })).toHaveAttribute(
    'href',
    '/?source=courier.example',
  )
})

test.each([['zebra'], ['comet fog'], ['?!']])(
  'a search for “%s” finds nothing and suggests what to try',
  async (query) => {
    await openEdition(files, `/search?q=${encodeURIComponent(query)}`)
    const heading = await screen.findByRole('heading', { name: 'No story has these words' })
    expect(heading.nextElementSibling).toHaveTextContent(query)
    expect(heading.nextElementSibling).toHaveTextContent('Check the spelling, or try fewer words')
    expect(summary()).toBe('No stories')
    expect(screen.getByRole('region', { name: 'Topics' })).toBeInTheDocument()
  },
)

test('the clear button empties the field and keeps the focus in it', async () => {
  await openEdition(files, '/search?q=fog')
  await screen.findByRole('heading', { name: 'Fog over Port Ansel' })
  await userEvent.click(screen.getByRole('button', { name: 'Clear search' }))
  expect(await field()).toHaveValue('')
  expect(await field()).toHaveFocus()
  expect(await screen.findByText(/^Search 3 stories by/)).toBeInTheDocument()
})

test('a damaged search file shows an error, and trying again loads it again', async () => {
  const faults: Record<string, () => Response> = { 'search/': () => new Response('{', { status: 200 }) }
  const { requested } = await openEdition(files, '/search?q=fog', faults)
  const alert = await screen.findByRole('alert')
  expect(within(alert).getByRole('heading', { name: 'This page did not arrive' })).toBeInTheDocument()
  const before = requested.length
  delete faults['search/']
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  await screen.findByRole('heading', { name: 'Fog over Port Ansel' })
  expect(requested.slice(before).some((file) => file.startsWith('search/'))).toBe(true)
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

test('a failed preload is repeated when something is typed', async () => {
  const faults: Record<string, () => Response> = { 'search/': () => new Response('{', { status: 200 }) }
  const { requested } = await openEdition(files, '/search', faults)
  await field()
  await waitFor(() => expect(requested.some((file) => file.startsWith('search/'))).toBe(true))
  delete faults['search/']
  await userEvent.type(await field(), 'fog')
  expect(await screen.findByRole('heading', { name: 'Fog over Port Ansel' })).toBeInTheDocument()
})

/** Reports every element as visible, since the test environment has no layout. */
class AlwaysIntersecting {
  readonly #callback: (entries: readonly { readonly isIntersecting: boolean }[]) => void
  constructor(callback: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
    this.#callback = callback
  }
  #timer: NodeJS.Timeout | undefined
  observe() {
    this.#timer = setTimeout(() => this.#callback([{ isIntersecting: true }]))
  }
  unobserve() {
    clearTimeout(this.#timer)
  }
  disconnect() {
    clearTimeout(this.#timer)
  }
}

test('older parts are searched on request, and earlier results keep their places', async () => {
  vi.stubGlobal('IntersectionObserver', AlwaysIntersecting)
  const many: Record<string, string> = {}
  for (let index = 0; index < 2400; index++) {
    const time = new Date(Date.parse('2026-11-20T12:00:00Z') - index * 21_600_000).toISOString()
    Object.assign(many, story(`${index % 20 === 0 ? 'Tides' : 'Stars'} number ${index}`, time))
  }
  const { manifest, requested } = await openEdition(many, '/search?q=tides')
  expect(manifest.parts.length).toBeGreaterThan(1)
  const oldest = `directory/${manifest.parts[0]?.key}.`
  const older = await screen.findByRole('button', { name: 'Search older stories' }, { timeout: 10_000 })
  expect(summary()).toMatch(/^\d+ stories among the newest [\d,]+$/)
  expect(requested.some((file) => file.startsWith(oldest))).toBe(false)
  const before = titles()
  expect(before.length).toBeGreaterThanOrEqual(40)

  await userEvent.click(older)
  await waitFor(() => expect(titles().length).toBeGreaterThan(before.length), { timeout: 10_000 })
  expect(titles().slice(0, before.length)).toEqual(before)
  // Each press searches only until it has found enough.
  await waitFor(
    async () => {
      const again = screen.queryByRole('button', { name: 'Search older stories' })
      if (again) await userEvent.click(again)
      screen.getByText('End of the list')
    },
    { timeout: 10_000 },
  )
  expect(titles()).toEqual(Array.from({ length: 120 }, (_, index) => `Tides number ${index * 20}`))
  expect(summary()).toBe('120 stories, best first')
  expect(requested.some((file) => file.startsWith(oldest))).toBe(true)
}, 60_000)
