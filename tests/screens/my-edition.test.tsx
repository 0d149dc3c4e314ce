import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { getDevice } from '../../src/state/device.ts'
import { getFollows } from '../../src/state/follows.ts'
import { follow, unfollow } from '../../src/state/change-follows.ts'
import { addRule, getRules, removeRule } from '../../src/state/rules.ts'
import { article, openEdition } from './open-edition.tsx'

// Titles without a word in common are different stories.
const KELP = 'Kelp returns to the bay'
const COMET = 'Comet passes overhead'
const MUD = 'Mud buries old road'

const story = (title: string, topic: string, domain: string) => ({
  [`_news/2026-11-22-${title.toLowerCase().replaceAll(' ', '-')}.md`]: article({
    title,
    publishedDateTime: '2026-11-22T12:00:00Z',
    webUrl: `https://${domain}/${title.length}`,
    provider: { name: domain, domain },
    topics: [topic],
  }),
})

const files = {
  '_data/topics/01-sea.yaml': 'name: Sea',
  '_data/topics/02-sky.yaml': 'name: Sky',
  '_data/topics/03-land.yaml': 'name: Land',
  ...story(KELP, 'Sea', 'amber.example'),
  ...story(COMET, 'Sky', 'birch.example'),
  ...story(MUD, 'Land', 'cove.example'),
}

beforeEach(() => {
  // The page of the last test must not see the changes below.
  cleanup()
  const { topics, outlets } = getFollows()
  for (const id of topics) unfollow('topic', id)
  for (const domain of outlets) unfollow('outlet', domain)
  for (const { id } of getRules()) removeRule(id)
})

const main = () => within(screen.getByRole('main'))

test('the page of a topic follows it, and the note undoes that', async () => {
  await openEdition(files, '/topics/sea')
  await screen.findByRole('heading', { level: 1, name: 'Sea' })
  const [button] = main().getAllByRole('button', { name: 'Follow Sea' })
  await userEvent.click(button as HTMLElement)
  expect(getFollows().topics).toEqual(['sea'])
  expect(main().getByRole('button', { name: 'Following Sea' })).toHaveAttribute('aria-pressed', 'true')
  const nav = screen.getByRole('navigation', { name: 'Topics' })
  expect(within(nav).getByRole('link', { name: 'My edition' })).toHaveAttribute('href', '/my')
  expect(getDevice().note).toBe('You follow Sea')
  act(() => getDevice().undo?.())
  await waitFor(() => expect(main().getByRole('button', { name: 'Follow Sea' })).toBeInTheDocument())
  expect(within(nav).queryByRole('link', { name: 'My edition' })).toBeNull()
})

test('the sheet of all topics follows them', async () => {
  await openEdition(files, '/')
  const [button] = await screen.findAllByRole('button', { name: 'All topics' })
  await userEvent.click(button as HTMLElement)
  const sheet = screen.getByRole('dialog', { name: 'All topics' })
  await userEvent.click(await within(sheet).findByRole('button', { name: 'Follow Sky' }))
  expect(getFollows().topics).toEqual(['sky'])
  expect(within(sheet).getByRole('button', { name: 'Following Sky' })).toBeInTheDocument()
})

test('without anything followed, My edition offers topics and outlets, each by one press', async () => {
  await openEdition(files, '/my')
  expect(await screen.findByRole('heading', { level: 1, name: 'A front page of your own' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Show my edition' })).toBeDisabled()
  await userEvent.click(main().getByRole('button', { name: 'Follow Land' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Follow birch.example' }))
  await userEvent.click(screen.getByRole('button', { name: 'Show my edition' }))
  expect(await screen.findByRole('heading', { name: MUD })).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: COMET })).toBeInTheDocument()
  expect(screen.queryByRole('heading', { name: KELP })).toBeNull()
  expect(screen.getByText('This edition is made of 1 topic and 1 outlet.')).toBeInTheDocument()
  expect(document.activeElement).toBe(screen.getByRole('main'))
})

test('My edition of topics loads the manifest and the front of each topic', async () => {
  follow('topic', 'sky')
  follow('topic', 'sea')
  const { requested } = await openEdition(files, '/my')
  await screen.findByRole('heading', { name: KELP })
  expect(requested.map((file) => file.replace(/\..*/, ''))).toEqual(['manifest', 'fronts/sky', 'fronts/sea'])
})

test('what the edition no longer has is said at the end, and can be removed and put back', async () => {
  for (const id of ['gone', 'sea']) follow('topic', id)
  follow('outlet', 'lost.example')
  await openEdition(files, '/my')
  expect(await screen.findByText('No longer in this edition: gone and lost.example.')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Stop following' }))
  expect(getFollows()).toEqual({ topics: ['sea'], outlets: [] })
  expect(screen.queryByText(/No longer in this edition/)).toBeNull()
  act(() => getDevice().undo?.())
  expect(getFollows()).toEqual({ topics: ['gone', 'sea'], outlets: ['lost.example'] })
})

test('My edition leaves out what rules hide', async () => {
  for (const id of ['sea', 'sky']) follow('topic', id)
  addRule({ kind: 'words', value: 'comet' })
  await openEdition(files, '/my')
  expect(await screen.findByRole('heading', { name: KELP })).toBeInTheDocument()
  expect(screen.queryByRole('heading', { name: COMET })).toBeNull()
})

test('My edition that rules hide as a whole says so, and shows it on request', async () => {
  follow('topic', 'sky')
  addRule({ kind: 'topic', value: 'sky' })
  await openEdition(files, '/my')
  expect(await screen.findByText(/hidden by your rules$/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Show' }))
  expect(await screen.findByRole('link', { name: COMET })).toBeInTheDocument()
})

test('a front that cannot be loaded is said below the others, and can be tried again', async () => {
  for (const id of ['sea', 'sky']) follow('topic', id)
  const answers: Record<string, () => Response> = { 'fronts/sky': () => new Response('no', { status: 404 }) }
  const { read, manifest } = await openEdition(files, '/my', answers)
  const alert = await screen.findByRole('alert')
  expect(screen.getByRole('heading', { name: KELP })).toBeInTheDocument()
  const file = `fronts/sky.${manifest.topics.find(({ id }) => id === 'sky')?.front}.json`
  answers['fronts/sky'] = () => new Response(read(file))
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { name: COMET })).toBeInTheDocument()
})

test('My edition can be chosen as the first page', async () => {
  follow('topic', 'sea')
  await openEdition(files, '/my')
  const box = await screen.findByRole('checkbox', { name: 'Open the site with my edition' })
  expect(box).not.toBeChecked()
  await userEvent.click(box)
  expect(box).toBeChecked()
  await userEvent.click(box)
  expect(box).not.toBeChecked()
})
