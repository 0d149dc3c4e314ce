import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { article, openEdition } from './open-edition.tsx'

// Titles without a word in common are different stories.
const KELP = 'Kelp returns to the bay'
const STORM = 'Storm closes two ports'
const COMET = 'Comet passes overhead'
const AURORA = 'Aurora lights fishing boats'

const story = (title: string, day: string, topics: string[], domain: string, type = 'article') => ({
  [`_news/${day}-${title.toLowerCase().replaceAll(' ', '-')}.md`]: article({
    title,
    publishedDateTime: `${day}T12:00:00Z`,
    webUrl: `https://${domain}/${title.length}`,
    provider: { name: domain, domain },
    topics,
    type,
  }),
})

const files = {
  '_data/topics/01-sea.yaml': 'name: Sea\ndescription: All that is wet.',
  '_data/topics/02-tides.yaml': 'name: Tides\nparent: Sea',
  '_data/topics/03-sky.yaml': 'name: Sky',
  ...story(KELP, '2026-11-22', ['Tides'], 'amber.example'),
  ...story(STORM, '2026-11-21', ['Sea'], 'birch.example'),
  ...story(COMET, '2026-11-01', ['Sky'], 'amber.example', 'video'),
  ...story(AURORA, '2026-10-01', ['Tides', 'Sky'], 'birch.example'),
}

const summary = () => screen.getByRole('status').textContent
const titles = () =>
  within(screen.getByRole('region', { name: 'Stories' }))
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent)

test('a topic lists the stories of its children too, newest first', async () => {
  const { requested } = await openEdition(files, '/topics/sea')
  expect(await screen.findByRole('heading', { level: 1, name: 'Sea' })).toBeInTheDocument()
  await screen.findByRole('heading', { name: KELP })
  expect(titles()).toEqual([KELP, STORM, AURORA])
  expect(summary()).toBe('3 stories in Sea')
  expect(screen.getByText('End of the list')).toBeInTheDocument()
  // The first screen of a topic is one request after the manifest.
  expect(requested.filter((file) => !file.startsWith('providers'))).toHaveLength(2)
})

test('topics, sources, type and time narrow the list together', async () => {
  await openEdition(files, '/topics/sea')
  await screen.findByRole('heading', { name: KELP })
  await userEvent.click(within(screen.getByRole('group', { name: 'Topics' })).getByRole('button', { name: /Sky/ }))
  await screen.findByRole('heading', { name: COMET })
  expect(summary()).toBe('4 stories in Sea or Sky')
  await userEvent.click(within(screen.getByRole('group', { name: 'Sources' })).getByRole('button', { name: /amber/ }))
  await waitFor(() => expect(titles()).toEqual([KELP, COMET]))
  expect(summary()).toBe('2 stories in Sea or Sky, from amber.example')
  const [type] = screen.getAllByRole('group', { name: 'Type' })
  await userEvent.click(within(type as HTMLElement).getByRole('button', { name: /^Videos ?1$/ }))
  await waitFor(() => expect(titles()).toEqual([COMET]))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Time' }), 'Past 7 days (no stories)')
  expect(await screen.findByRole('heading', { name: 'Nothing in print yet' })).toBeInTheDocument()
  const [clear] = screen.getAllByRole('button', { name: 'Clear filters' })
  await userEvent.click(clear as HTMLElement)
  await waitFor(() => expect(summary()).toBe('3 stories in Sea'))
})

test('the counts and the stories of a filter change at once', async () => {
  await openEdition(files, '/topics/sea')
  await screen.findByRole('heading', { name: KELP })
  const sources = screen.getByRole('group', { name: 'Sources' })
  const seen = new Set<string>()
  const note = () => {
    const counts = within(sources).getAllByRole('button')
    seen.add([...counts.map((source) => source.textContent), ...titles()].join(', '))
  }
  note()
  const observer = new MutationObserver(note)
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  await userEvent.click(within(screen.getByRole('group', { name: 'Topics' })).getByRole('button', { name: /Sky/ }))
  await screen.findByRole('heading', { name: COMET })
  observer.disconnect()
  note()
  expect([...seen]).toHaveLength(2)
})

test('removing the topic of the page opens the page of the next chosen topic', async () => {
  await openEdition(files, '/topics/sea?topic=sky')
  await screen.findByRole('heading', { name: COMET })
  await userEvent.click(within(screen.getByRole('group', { name: 'Topics' })).getByRole('button', { name: /Sea/ }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Sky' })).toBeInTheDocument()
})

test('a filter in the address is applied when the page opens', async () => {
  await openEdition(files, '/?source=birch.example&sort=top')
  await screen.findByRole('heading', { level: 1, name: 'All stories' })
  await screen.findByRole('heading', { name: STORM })
  expect(summary()).toBe('2 stories, from birch.example')
})

test('an unknown address of an embedded topic says that there is no such topic', async () => {
  await openEdition(files, '/embed/moon/')
  expect(await screen.findByRole('heading', { level: 1, name: 'There is no such topic to embed' })).toBeInTheDocument()
  expect(screen.getByText(/This edition has no topic “moon”/)).toBeInTheDocument()
})

test('an unknown topic shows the not-found page', async () => {
  await openEdition(files, '/topics/nowhere')
  expect(await screen.findByRole('heading', { level: 1, name: 'This page is not in print' })).toBeInTheDocument()
  expect(await screen.findByRole('heading', { name: 'Latest' })).toBeInTheDocument()
})

test('the density “Headlines” shows all stories', async () => {
  await openEdition(files, '/topics/sea')
  await screen.findByRole('heading', { name: KELP })
  const [density] = screen.getAllByRole('group', { name: 'Density' })
  await userEvent.click(within(density as HTMLElement).getByRole('button', { name: 'Headlines' }))
  expect(titles()).toEqual([KELP, STORM, AURORA])
  await userEvent.click(within(density as HTMLElement).getByRole('button', { name: 'Cards' }))
})

const feedButton = () => screen.findByRole('button', { name: 'Feed' })

test.each([
  ['/topics/sea', 'Sea', 'topics/sea'],
  ['/sources/amber.example', 'amber.example', 'sources/amber.example'],
])('the button “Feed” of %s shows the addresses of its feeds and copies them', async (path, name, list) => {
  await openEdition({ ...files, 'site.yaml': 'title: News\nurl: https://news.example/paper' }, path)
  const user = userEvent.setup()
  await user.click(await feedButton())
  const sheet = within(await screen.findByRole('dialog', { name: `Feeds of ${name}` }))
  const address = `https://news.example/paper/feeds/${list}`
  expect(sheet.getByRole('textbox', { name: 'RSS' })).toHaveValue(`${address}.xml`)
  expect(sheet.getByRole('textbox', { name: 'JSON Feed' })).toHaveValue(`${address}.json`)
  await user.click(sheet.getByRole('button', { name: 'Copy Atom' }))
  expect(await sheet.findByText('Copied: Atom.')).toBeInTheDocument()
  expect(await navigator.clipboard.readText()).toBe(`${address}.atom`)
  expect(sheet.getByRole('link', { name: 'All feeds of this site, as OPML' })).toHaveAttribute(
    'href',
    'https://news.example/paper/feeds.opml',
  )
})

test('a site without an address has no feeds, and no button for them', async () => {
  await openEdition(files, '/topics/sea')
  expect(await screen.findByRole('button', { name: 'Embed this topic' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Feed' })).toBeNull()
})
