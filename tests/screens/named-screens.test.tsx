import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { article, openEdition } from './open-edition.tsx'

// Titles without a word in common are different stories.
const KELP = 'Kelp returns to the bay'
const STORM = 'Storm closes two ports'
const COMET = 'Comet passes overhead'

const story = (title: string, day: string, fields: Readonly<Record<string, unknown>>) => ({
  [`_news/${day}-${title.toLowerCase().replaceAll(' ', '-')}.md`]: article({
    title,
    publishedDateTime: `${day}T12:00:00Z`,
    webUrl: `https://amber.example/${title.length}`,
    ...fields,
  }),
})

const AMBER = { name: 'Amber Post', domain: 'amber.example', authors: ['Ada Quillon'] }
const BIRCH = { name: 'Birch', domain: 'birch.example', authors: ['Ada Quillon'] }

const files = {
  '_data/topics/01-sea.yaml': 'name: Sea',
  '_data/topics/02-sky.yaml': 'name: Sky',
  '_data/topics/03-land.yaml': 'name: Land',
  '_data/organizations/amber.md': '---\nname: Amber Post\ndomain: amber.example\ndescription: All that is wet.\n---\n',
  ...story(KELP, '2026-11-22', { topics: ['Sea'], provider: AMBER, tags: ['Big Waves'] }),
  ...story(STORM, '2026-11-21', { topics: ['Sea'], provider: BIRCH, tags: ['big waves'] }),
  ...story(COMET, '2026-11-20', { topics: ['Sky'], provider: AMBER }),
}

beforeEach(() => localStorage.clear())

const titles = () =>
  within(screen.getByRole('region', { name: 'Stories' }))
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent)

test('the page of an outlet has its name, description, address, number of stories and stories', async () => {
  await openEdition(files, '/sources/amber.example')
  expect(await screen.findByRole('heading', { level: 1, name: 'Amber Post' })).toBeInTheDocument()
  await screen.findByRole('heading', { name: KELP })
  expect(titles()).toEqual([KELP, COMET])
  expect(screen.getByText('All that is wet.')).toBeInTheDocument()
  expect(screen.getByText('2 stories', { selector: 'i' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'amber.example (opens in a new tab)' })).toHaveAttribute(
    'href',
    'https://amber.example/',
  )
  await waitFor(() => expect(document.title).toMatch(/^Amber Post · /))
})

test('the stories of an outlet are filtered by the topics that it has, and its source is fixed', async () => {
  await openEdition(files, '/sources/amber.example?source=birch.example')
  const topics = await screen.findByRole('group', { name: 'Topics' })
  await waitFor(() => expect(within(topics).getAllByRole('button')).toHaveLength(2))
  expect(screen.queryByRole('group', { name: 'Sources' })).toBeNull()
  await userEvent.click(within(topics).getByRole('button', { name: /^Sky/ }))
  await waitFor(() => expect(titles()).toEqual([COMET]))
  expect(screen.getByText(/in Sky, from Amber Post$/)).toBeInTheDocument()
})

test('the page of a tag has the stories of all its spellings, and the name as the newest one writes it', async () => {
  await openEdition(files, '/tags/big-waves')
  expect(await screen.findByRole('heading', { level: 1, name: 'Big Waves' })).toBeInTheDocument()
  await screen.findByRole('heading', { name: KELP })
  expect(titles()).toEqual([KELP, STORM])
  expect(screen.getByText('2 stories from 2 sources')).toBeInTheDocument()
})

test('the page of an author lists the stories of all outlets', async () => {
  await openEdition(files, '/authors/ada-quillon')
  expect(await screen.findByRole('heading', { level: 1, name: 'Ada Quillon' })).toBeInTheDocument()
  await screen.findByRole('heading', { name: KELP })
  expect(titles()).toEqual([KELP, STORM, COMET])
})

test.each([
  ['/sources/nobody.example', 'No story of this edition comes from nobody.example.', '/search?q=nobody.example'],
  ['/tags/dry-land', 'No story of this edition has the tag “dry-land”.', '/search?q=dry-land'],
  ['/authors/nobody', 'No story of this edition names nobody as its author.', '/search?q=nobody'],
])('%s says that the edition does not have it, and offers the search', async (path, text, search) => {
  await openEdition(files, path)
  expect(await screen.findByRole('heading', { level: 1, name: 'Not in this edition' })).toBeInTheDocument()
  expect(screen.getByText(text)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /^Search for/ })).toHaveAttribute('href', search)
})

test('an article links to its outlet, its author and its tags', async () => {
  const { manifest } = await openEdition(files, '/2026/11/22/kelp-returns-to-the-bay')
  expect(manifest.counts.articles).toBe(3)
  const link = async (name: string) => screen.findByRole('link', { name })
  expect(await link('Amber Post')).toHaveAttribute('href', '/sources/amber.example')
  expect(await link('Ada Quillon')).toHaveAttribute('href', '/authors/ada-quillon')
  expect(await link('Big Waves')).toHaveAttribute('href', '/tags/big-waves')
})

test('a card links to its outlet', async () => {
  await openEdition(files, '/topics/sky')
  const card = (await screen.findByRole('heading', { name: COMET })).closest('article') as HTMLElement
  expect(within(card).getByRole('link', { name: 'Amber Post' })).toHaveAttribute('href', '/sources/amber.example')
})
