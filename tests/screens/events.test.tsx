import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, onTestFinished, test } from 'vitest'
import type { RelatedItem, Story } from '../../src/contract/edition.ts'
import { saveStories, unsaveStory } from '../../src/state/marks.ts'
import { type NewRule, addRule, getRules, removeRule } from '../../src/state/rules.ts'
import { type HandMadeArticle, handMadeIndex } from './hand-made-index.ts'
import { openReader } from './open-edition.tsx'

const AMBER = 0
const BIRCH = 1
const COVE = 2
const providers = ['Amber', 'Birch', 'Cove'].map((name) => ({ domain: `${name.toLowerCase()}.example`, name }))

const story = (slug: string, hour: string, provider: number, more: Partial<Story> = {}): Story => ({
  id: `2026/11/22/${slug}`,
  title: `The ${slug}`,
  time: `2026-11-22T${hour}:00Z`,
  url: `https://${providers[provider]?.domain}/${slug}`,
  provider,
  topics: ['sea'],
  related: [],
  alternates: [],
  authors: [],
  publishers: [],
  tags: [],
  ...more,
})
const report = ({ id, title, time, provider, url }: Story, why: RelatedItem['why']): RelatedItem => ({
  title,
  time,
  provider,
  ...(url && { url }),
  article: id,
  ...(why && { why }),
})

// Three outlets report that the lamp is lit. The report of Birch is the lead, though it is not the newest.
const coverage = { outlets: 3, points: [[AMBER, 7200] as const, [COVE, -3600] as const] }
const lampOfAmber = story('lamp late', '15:00', AMBER, { coverage })
const lampOfBirch = story('lamp lit', '13:00', BIRCH, { coverage, topics: ['sea', 'light'] })
const lampOfCove = story('lamp first', '12:00', COVE, { coverage })
const other = story('other harbour', '14:00', COVE)
const alike = story('lens', '10:00', AMBER)
const words = { by: 'words', words: ['lamp', 'Lindmoor'] } as const
const elsewhere: RelatedItem = {
  title: 'The lamp elsewhere',
  time: '2026-11-22T12:30:00Z',
  provider: COVE,
  url: 'https://cove.example/elsewhere',
  why: { by: 'copy' },
}

const articles: HandMadeArticle[] = [
  { story: lampOfAmber, event: [4, 1] },
  { story: other },
  {
    story: {
      ...lampOfBirch,
      reports: [report(lampOfAmber, words), elsewhere, report(lampOfCove, { by: 'publisher' })],
      // The editor lists a page that is a report too.
      related: [
        report(lampOfCove, undefined),
        { title: 'Listed', provider: AMBER, url: 'https://amber.example/listed' },
      ],
    },
    event: [4, 0],
  },
  { story: lampOfCove, event: [4, 2] },
  { story: alike },
]
const { id, title, time, provider } = alike
const index = handMadeIndex({
  providers,
  topics: [
    { id: 'sea', name: 'Sea', ink: 1 },
    { id: 'light', name: 'Light', ink: 2 },
  ],
  articles,
  similar: { ids: [lampOfBirch.id], items: [{ id, title, time, provider }], similar: [[[0, ['lamp']]]] },
  lead: 2,
})
const open = (path: string) => openReader((file) => index.get(file), path)

const titles = (level: number, region = 'Stories') =>
  within(screen.getByRole('region', { name: region }))
    .getAllByRole('heading', { level })
    .map(({ textContent }) => textContent)
const summary = () => screen.getByRole('status').textContent

test('the event of the lead does not come again on the front page', async () => {
  open('/')
  await screen.findByRole('heading', { level: 2, name: 'The lamp lit' })
  expect(screen.getAllByRole('heading', { name: /^The lamp/ })).toHaveLength(1)
  expect(screen.getByRole('link', { name: 'Full coverage' })).toHaveAttribute('href', '/2026/11/22/lamp%20lit#coverage')
  expect(screen.getByRole('link', { name: 'All 3 stories' })).toBeInTheDocument()
  expect(screen.getByText(/3 stories from 3 sources/)).toBeInTheDocument()
})

test('an event has one place in a list, with the number of its outlets', async () => {
  open('/topics/sea')
  await screen.findByRole('heading', { name: 'The lamp lit' })
  expect(titles(2)).toEqual(['The other harbour', 'The lamp lit', 'The lens'])
  expect(summary()).toBe('3 stories in Sea')
  expect(screen.getByRole('link', { name: /3 outlets/ })).toHaveAttribute('href', '/2026/11/22/lamp%20lit#coverage')
})

test('a filter that hides the lead of an event shows another report of it', async () => {
  open('/topics/sea')
  await screen.findByRole('heading', { name: 'The lamp lit' })
  await userEvent.click(within(screen.getByRole('group', { name: 'Sources' })).getByRole('button', { name: /Amber/ }))
  await screen.findByRole('heading', { name: 'The lamp late' })
  expect(titles(2)).toEqual(['The lamp late', 'The lens'])
  expect(summary()).toBe('2 stories in Sea, from Amber')
})

test('a switch lists every report, with the counts of reports', async () => {
  open('/topics/sea')
  await screen.findByRole('heading', { name: 'The lamp lit' })
  const [row] = screen.getAllByRole('group', { name: 'Reports' })
  expect(within(row as HTMLElement).getByRole('button', { name: 'One per story', pressed: true })).toBeInTheDocument()
  await userEvent.click(within(row as HTMLElement).getByRole('button', { name: 'All' }))
  await screen.findByRole('heading', { name: 'The lamp first' })
  expect(titles(2)).toEqual(['The lamp late', 'The other harbour', 'The lamp lit', 'The lamp first', 'The lens'])
  expect(summary()).toBe('5 reports in Sea')
  const topics = screen.getByRole('group', { name: 'Topics' })
  expect(within(topics).getByRole('button', { name: /Sea/ })).toHaveTextContent('Sea5')
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull()
  await userEvent.click(within(row as HTMLElement).getByRole('button', { name: 'One per story' }))
  await waitFor(() => expect(summary()).toBe('3 stories in Sea'))
})

test('an address with “reports=all” opens the list of every report', async () => {
  open('/?reports=all')
  await screen.findByRole('heading', { name: 'The lamp first' })
  expect(summary()).toBe('5 reports')
})

test('a search shows an event once, with its outlets', async () => {
  open('/search?q=lamp')
  const option = await screen.findByRole('option', { name: /^The lamp late, .+ and 2 others, / })
  expect(screen.getAllByRole('option')).toEqual([option])
  expect(option).toHaveTextContent('and 2 others')
})

test('a story shows every report of its event, and lists none of them as related', async () => {
  open('/2026/11/22/lamp%20lit')
  const region = await screen.findByRole('region', { name: 'Full coverage' })
  const headlines = within(region).getAllByRole('heading', { level: 3 })
  expect(headlines.map(({ textContent }) => textContent)).toEqual([
    'The lamp late',
    'The lamp lit',
    'The lamp elsewhere (opens Cove in a new tab)',
    'The lamp first',
  ])
  expect(within(region).getByRole('link', { name: 'The lamp late' })).toHaveAttribute('href', '/2026/11/22/lamp%20late')
  expect(region).toHaveTextContent('3 outlets, 3 hours')
  expect(screen.getByRole('region', { name: 'About this story' })).toHaveTextContent('Light')
  const panel = screen.getByRole('complementary', { name: 'Related stories' })
  await within(panel).findByText('Similar in this edition')
  const related = within(panel).getAllByRole('heading', { level: 3 })
  expect(related.map(({ textContent }) => textContent)).toEqual(['Listed (opens Amber in a new tab)', 'The lens'])
})

test('the reasons of reports and related stories are shown on request', async () => {
  open('/2026/11/22/lamp%20lit')
  await userEvent.click(await screen.findByRole('button', { name: 'Why are these reports here?' }))
  const region = screen.getByRole('region', { name: 'Full coverage' })
  expect(region).toHaveTextContent('Same words: lamp, Lindmoor; 2 hours apart.')
  expect(region).toHaveTextContent('Syndicated copy: nearly the same text.')
  expect(region).toHaveTextContent('The publisher says it is the same story.')
  const panel = screen.getByRole('complementary', { name: 'Related stories' })
  await within(panel).findByText('Similar in this edition')
  expect(panel).not.toHaveTextContent('Linked by the editor.')
  await userEvent.click(within(panel).getByRole('button', { name: 'Why are these stories here?' }))
  expect(panel).toHaveTextContent('Linked by the editor.')
  expect(panel).toHaveTextContent('Same words: lamp; 3 hours apart.')
})

test('a story without other reports has no coverage', async () => {
  open('/2026/11/22/other%20harbour')
  expect(await screen.findByRole('region', { name: 'About this story' })).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Full coverage' })).toBeNull()
})

test('a story that an earlier version saved opens without coverage, with its suggestions', async () => {
  const saved = {
    id: '2026/01/01/gone',
    title: 'Gone from the edition',
    time: '2026-01-01T12:00:00Z',
    dayOnly: false,
    type: 'article',
    provider: { domain: 'amber.example', name: 'Amber' },
    topics: [],
    coverage: { outlets: 2, points: [] },
    related: [],
    alternates: [],
    authors: [],
    publishers: [],
    tags: [],
  }
  const suggestion = { title: 'Alike', type: 'article', time: '2026-01-02T13:00:00Z', provider: saved.provider }
  await saveStories(new Map([[saved.id, { at: 1, card: saved, story: saved, similar: [suggestion] }]])).written
  onTestFinished(() => unsaveStory(saved.id).written)
  open('/2026/01/01/gone')
  const panel = await screen.findByRole('complementary', { name: 'Related stories' })
  expect(screen.getByRole('heading', { level: 1, name: 'Gone from the edition' })).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Full coverage' })).toBeNull()
  await userEvent.click(within(panel).getByRole('button', { name: 'Why are these stories here?' }))
  expect(panel).toHaveTextContent('Similar words; 25 hours apart.')
})

/** Adds a rule for one test. */
function mute(rule: NewRule) {
  addRule(rule)
  onTestFinished(() => {
    for (const { id: ruleId } of getRules()) removeRule(ruleId)
  })
}

test('of an event whose lead is of a muted outlet, the front page and lists show the next report', async () => {
  mute({ kind: 'outlet', value: 'birch.example' })
  open('/')
  expect(await screen.findByRole('link', { name: lampOfAmber.title })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: lampOfBirch.title })).toBeNull()
  cleanup()
  open('/?sort=latest')
  expect(await screen.findByRole('link', { name: lampOfAmber.title })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: lampOfBirch.title })).toBeNull()
  expect(screen.queryByText(/hidden by your rules/)).toBeNull()
})

test('rules reach the full coverage and the related stories, which say what is hidden and can show it', async () => {
  mute({ kind: 'outlet', value: 'amber.example' })
  open('/2026/11/22/lamp lit')
  const coverageOf = async () =>
    within(await screen.findByRole('region', { name: 'Full coverage' }))
      .getAllByRole('heading', { level: 3 })
      .map(({ textContent }) => textContent)
  expect(await screen.findByText('1 hidden by your rules')).toBeInTheDocument()
  expect(await coverageOf()).not.toContain(lampOfAmber.title)
  expect(screen.queryByText('Listed')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Show' }))
  expect(await coverageOf()).toContain(lampOfAmber.title)
})
