import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { clearRecentSearches } from '../../src/state/recent-searches.ts'
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

const field = () => screen.findByRole('combobox', { name: 'Search stories' })
const stories = () => within(screen.getByRole('listbox')).queryByRole('group', { name: 'Stories' })
const options = () => within(screen.getByRole('listbox')).getAllByRole('option')
const titles = () => [...(stories()?.querySelectorAll('.head') ?? [])].map((title) => title.textContent)
const counted = () => screen.getByRole('heading', { name: 'Stories' }).nextElementSibling?.textContent
const activeName = async () => {
  const id = (await field()).getAttribute('aria-activedescendant')
  return id && document.getElementById(id)?.getAttribute('aria-label')
}
const findStory = (title: string) => screen.findByRole('option', { name: new RegExp(`^${title}`) })

// The screen is a script of its own, which a busy machine loads slowly.
configure({ asyncUtilTimeout: 5000 })

beforeEach(() => {
  clearRecentSearches()
})

test('an empty search focuses the field and offers topics and operators', async () => {
  await openEdition(files, '/search')
  expect(await field()).toHaveFocus()
  expect(await field()).toHaveAttribute('aria-expanded', 'false')
  expect(screen.getByText('Searches 3 stories.')).toBeInTheDocument()
  const topics = screen.getByRole('region', { name: 'Topics' })
  expect(within(topics).getByRole('link', { name: /Sea/ })).toHaveAttribute('href', '/topics/sea')
  await userEvent.click(screen.getByRole('button', { name: 'is:' }))
  expect(await field()).toHaveValue('is:')
  expect(await field()).toHaveFocus()
  expect(options().map((option) => option.textContent)).toEqual([
    'is:savedstories you saved↵',
    'is:readstories you opened',
    'is:unreadstories you have not opened',
  ])
})

test('typing shows results with matches in titles first, and marks the matching words', async () => {
  await openEdition(files, '/search')
  await userEvent.type(await field(), 'Camer')
  await findStory('Fog over Port Ansel')
  expect(titles()).toEqual(['The harbour camera', 'Fog over Port Ansel'])
  expect(counted()).toBe('2 stories')
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['camera', 'camera'])
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('2 stories'))
})

test('an option is a link to its story, named by headline, outlet and time', async () => {
  await openEdition(files, '/search?q=fog')
  expect(await findStory('Fog over')).toHaveAccessibleName('Fog over Port Ansel, Sea Courier, 1 day')
  expect(await findStory('Fog over')).toHaveAttribute('href', '/2026/11/21/fog-over-port-ansel')
})

test('the arrow keys move through the options while the field keeps the focus', async () => {
  await openEdition(files, '/search?q=camera')
  await findStory('The harbour camera')
  await userEvent.click(await field())
  expect(await activeName()).toMatch(/^The harbour camera/)
  await userEvent.keyboard('{ArrowDown}')
  expect(await activeName()).toMatch(/^Fog over Port Ansel/)
  expect(screen.getAllByRole('option', { selected: true })).toHaveLength(1)
  await userEvent.keyboard('{ArrowDown}')
  expect(await activeName()).toMatch(/^Fog over Port Ansel/)
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
  expect(await activeName()).toBeNull()
  expect(await field()).toHaveFocus()
})

test('Enter opens the active story, and the search becomes a recent one', async () => {
  await openEdition(files, '/search?q=camera')
  await findStory('The harbour camera')
  await userEvent.click(await field())
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Fog over Port Ansel' })).toBeInTheDocument()
  expect(localStorage.getItem('broadsheet:/:searches')).toBe('{"version":1,"value":["camera"]}')
})

test('Enter before the results have come searches and opens nothing', async () => {
  await openEdition(files, '/search?q=camera')
  await findStory('The harbour camera')
  await userEvent.clear(await field())
  await userEvent.type(await field(), 'comet{Enter}')
  expect(await findStory('A comet')).toBeInTheDocument()
  expect(await field()).toHaveValue('comet')
  expect(localStorage.getItem('broadsheet:/:searches')).toBe('{"version":1,"value":["comet"]}')
})

test('Shift and Enter save the active story, and say so', async () => {
  await openEdition(files, '/search?q=fog')
  await findStory('Fog over Port Ansel')
  await userEvent.click(await field())
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
  expect(await screen.findByRole('option', { name: /, saved$/ })).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Saved: Fog over Port Ansel'))
})

test('Escape clears the field, and closes the empty search', async () => {
  await openEdition(files, '/search?q=fog')
  await findStory('Fog over Port Ansel')
  await userEvent.click(await field())
  await userEvent.keyboard('{Escape}')
  expect(await field()).toHaveValue('')
  expect(await screen.findByRole('button', { name: 'topic:' })).toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(document.title).not.toMatch(/^Search/))
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
})

test('a query in the address is searched at once and does not move the focus', async () => {
  await openEdition(files, '/search?q=fog')
  await findStory('Fog over Port Ansel')
  expect(await field()).toHaveValue('fog')
  expect(await field()).not.toHaveFocus()
  expect(counted()).toBe('1 story')
})

test('an operator whose value means nothing is left out, and the search says what it can have', async () => {
  await openEdition(files, '/search?q=fog+is%3Anew')
  await findStory('Fog over Port Ansel')
  expect(screen.getByText(/is not searched/)).toHaveTextContent(
    '“is:new” is not searched. Possible values: saved, unsaved, read, unread.',
  )
  expect(counted()).toBe('1 story')
})

test('topics and outlets with a matching name come before the stories', async () => {
  await openEdition(files, '/search?q=sea')
  const names = await screen.findByRole('group', { name: 'Suggestions' })
  expect(within(names).getByRole('option', { name: /^Sea Topic, 2 stories/ })).toHaveAttribute('href', '/topics/sea')
  expect(await within(names).findByRole('option', { name: /Sea Courier/ })).toHaveAttribute(
    'href',
    '/?source=courier.example',
  )
})

test('a choice of the column adds its operator to the query, and a second press removes it', async () => {
  await openEdition(files, '/search?q=camera')
  const column = await screen.findByRole('complementary', { name: 'Narrow results' })
  const outlet = await within(column).findByRole('button', { name: 'Sea Courier 1 story' })
  await userEvent.click(outlet)
  expect(await field()).toHaveValue('source:courier.example camera')
  await waitFor(() => expect(titles()).toEqual(['Fog over Port Ansel']))
  const chosen = within(column).getByRole('button', { name: /Sea Courier/, pressed: true })
  await userEvent.click(chosen)
  expect(await field()).toHaveValue('camera')
  await waitFor(() => expect(titles()).toHaveLength(2))
})

test('Tab moves from the field to the first choice of the column', async () => {
  await openEdition(files, '/search?q=camera')
  const column = await screen.findByRole('complementary', { name: 'Narrow results' })
  const first = await within(column).findByRole('button', { name: /^Sea \d/ })
  await userEvent.click(await field())
  await userEvent.tab()
  expect(first).toHaveFocus()
})

test('the newest stories come first on request', async () => {
  await openEdition(files, '/search?q=camera')
  await findStory('The harbour camera')
  await userEvent.click(screen.getByRole('button', { name: 'Newest first' }))
  await waitFor(() => expect(titles()).toEqual(['Fog over Port Ansel', 'The harbour camera']))
  expect(screen.getByRole('button', { name: 'Newest first' })).toHaveAttribute('aria-pressed', 'true')
})

test('an operator is offered while it is typed, and then its values', async () => {
  await openEdition(files, '/search')
  await userEvent.type(await field(), 'to')
  expect(options()[0]).toHaveTextContent('topic:stories of a topic')
  await userEvent.keyboard('{ArrowUp}{ArrowDown}{Enter}')
  expect(await field()).toHaveValue('topic:')
  expect(options().map((option) => option.textContent)).toEqual(['topic:seaSea↵', 'topic:skySky'])
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(await field()).toHaveValue('topic:sky ')
  await waitFor(() => expect(titles()).toEqual(['A comet']))
  expect(await field()).toHaveFocus()
})

test('outlets are offered after source: by name or domain', async () => {
  await openEdition(files, '/search')
  await userEvent.type(await field(), 'source:cour')
  const option = await screen.findByRole('option', { name: /source:courier\.example/ })
  expect(option).toHaveTextContent('Sea Courier')
  await userEvent.click(option)
  expect(await field()).toHaveValue('source:courier.example ')
  await waitFor(() => expect(titles()).toEqual(['Fog over Port Ansel']))
})

test.each([['zebra'], ['?!']])('a search for “%s” finds nothing and suggests what to try', async (query) => {
  await openEdition(files, `/search?q=${encodeURIComponent(query)}`)
  const heading = await screen.findByRole('heading', { name: 'No story has these words' })
  expect(heading.nextElementSibling).toHaveTextContent(query)
  expect(heading.nextElementSibling).toHaveTextContent('Check the spelling, or try fewer words')
  expect(counted()).toBe('No stories')
  expect(screen.getByRole('region', { name: 'Topics' })).toBeInTheDocument()
})

test('a search whose words no story has together shows the stories with most of them', async () => {
  await openEdition(files, '/search?q=comet+fog')
  const button = await screen.findByRole('button', { name: 'Search the typed words' })
  expect(button.parentElement).toHaveTextContent('Nothing for “comet fog”. Showing “')
  await waitFor(() => expect(titles().length).toBeGreaterThan(0))
})

test('nothing is reported as missing while the words are loading', async () => {
  let fail = () => {}
  const held = new Promise<Response>((done) => {
    fail = () => done(new Response('{'))
  })
  await openEdition(files, '/search?q=fog', { 'search/': () => held })
  await field()
  expect(counted()).toBe('Searching')
  expect(document.querySelectorAll('.hit .skel').length).toBeGreaterThan(0)
  expect(screen.queryByRole('heading', { name: 'No story has these words' })).not.toBeInTheDocument()
  fail()
  expect(await screen.findByRole('alert')).toBeInTheDocument()
})

test('the clear button empties the field and keeps the focus in it', async () => {
  await openEdition(files, '/search?q=fog')
  await findStory('Fog over Port Ansel')
  await userEvent.click(screen.getByRole('button', { name: 'Clear search' }))
  expect(await field()).toHaveValue('')
  expect(await field()).toHaveFocus()
})

test('recent searches can be repeated, removed one by one, and removed all at once', async () => {
  localStorage.clear()
  await openEdition(files, '/search')
  for (const query of ['fog', 'comet', 'tide']) {
    await userEvent.type(await field(), `${query}{Enter}`)
    await userEvent.click(screen.getByRole('button', { name: 'Clear search' }))
  }
  const recent = await screen.findByRole('region', { name: 'Recent searches' })
  const links = () => within(recent).getAllByRole('link')
  expect(links().map((link) => link.textContent)).toEqual(['tide', 'comet', 'fog'])
  expect(links()[2]).toHaveAttribute('href', '/search?q=fog')
  await userEvent.click(within(recent).getByRole('button', { name: 'Remove comet' }))
  expect(links().map((link) => link.textContent)).toEqual(['tide', 'fog'])
  await userEvent.click(within(recent).getByRole('button', { name: 'Clear recent searches' }))
  expect(screen.queryByRole('region', { name: 'Recent searches' })).not.toBeInTheDocument()
})

test('a damaged search file shows an error, and trying again loads it again', async () => {
  const faults: Record<string, () => Response> = { 'search/': () => new Response('{', { status: 200 }) }
  const { requested } = await openEdition(files, '/search?q=fog', faults)
  const alert = await screen.findByRole('alert')
  expect(within(alert).getByRole('heading', { name: 'This page did not arrive' })).toBeInTheDocument()
  const before = requested.length
  delete faults['search/']
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  await findStory('Fog over Port Ansel')
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
  expect(await findStory('Fog over Port Ansel')).toBeInTheDocument()
})

test('only the rows near the window load their cards', async () => {
  const many: Record<string, string> = {}
  for (let index = 0; index < 400; index++) {
    const time = new Date(Date.parse('2026-11-20T12:00:00Z') - index * 21_600_000).toISOString()
    Object.assign(many, story(`Tides number ${index}`, time))
  }
  await openEdition(many, '/search?q=tides')
  expect(await findStory('Tides number 5,')).toHaveAttribute('aria-setsize', '400')
  expect(counted()).toBe('400 stories')
  expect(options()).toHaveLength(6)
}, 60_000)

test('each result has the menu of its story beside the options, and only that of the active one is in the order of Tab', async () => {
  await openEdition(files, '/search?q=camera')
  await findStory('The harbour camera')
  const buttons = ['The harbour camera', 'Fog over Port Ansel'].map((title) =>
    screen.getByRole('button', { name: `More: ${title}` }),
  )
  expect(buttons.map((button) => button.tabIndex)).toEqual([0, -1])
  expect(within(screen.getByRole('listbox')).queryByRole('button')).toBeNull()
})
