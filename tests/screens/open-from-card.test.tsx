import { screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { markUnread } from '../../src/state/mark-unread.ts'
import { getMarks } from '../../src/state/marks.ts'
import { article, openEdition } from './open-edition.tsx'

const TITLE = 'A camera reads the tide'
const ID = '2026/11/22/tide'
const TIDE = `/${ID}`
const PICTURE = 'https://amber.example/tide.jpg'

const tide = (fields: Readonly<Record<string, unknown>> = {}, body = '') => ({
  '_news/2026-11-22-tide.md': article(
    {
      title: TITLE,
      excerpt: 'Every nine seconds.',
      publishedDateTime: '2026-11-22T15:00:00Z',
      webUrl: 'https://amber.example/tide',
      images: [{ url: PICTURE }],
      topics: ['Tides'],
      ...fields,
    },
    body,
  ),
  '_news/2026-11-21-pilots.md': article({
    title: 'Pilots agree',
    webUrl: 'https://amber.example/p',
    topics: ['Tides'],
  }),
})

/** Opens the front page, and then the story from it, whose file arrives when the test answers. */
async function openFromFront(files: Readonly<Record<string, string>>) {
  let answer: (response: Response) => void = () => {}
  const held = new Promise<Response>((resolve) => {
    answer = resolve
  })
  const { navigate, requested, read } = await openEdition(files, '/', { 'stories/': () => held })
  await screen.findByRole('heading', { level: 2, name: TITLE })
  onTestFinished(() => void markUnread([ID]))
  navigate(TIDE)
  await screen.findByRole('article', { name: TITLE })
  const shard = () => requested.find((file) => file.startsWith('stories/')) ?? ''
  await waitFor(() => expect(shard()).not.toBe(''))
  return { answer, arrive: () => answer(new Response(read(shard()))) }
}

const story = () => screen.getByRole('article', { name: TITLE })

test('a story that is opened from a list shows what its card has while it loads, and keeps it when it is there', async () => {
  const { arrive } = await openFromFront(tide({}, 'The first paragraph.'))
  const heading = screen.getByRole('heading', { level: 1, name: TITLE })
  const picture = story().querySelector('img')
  expect(picture).toHaveAttribute('src', PICTURE)
  expect(within(story()).getByText('Every nine seconds.')).toBeInTheDocument()
  expect(within(story()).getByText('Amber Post')).toBeInTheDocument()
  expect(story().querySelector('time')).toHaveAttribute('datetime', '2026-11-22T15:00:00Z')
  expect(within(story()).getByRole('status')).toHaveTextContent('Loading')
  expect(document.title).toMatch(TITLE)
  arrive()
  expect(await within(story()).findByText('The first paragraph.')).toBeInTheDocument()
  expect(document.querySelector('#story [aria-busy]')).toBeNull()
  // The same elements, so nothing is drawn anew.
  expect(screen.getByRole('heading', { level: 1 })).toBe(heading)
  expect(story().querySelector('img')).toBe(picture)
})

test('a story counts as read when its text is there, not when its card is', async () => {
  const { arrive } = await openFromFront(tide({}, 'The first paragraph.'))
  expect(getMarks().read.has(ID)).toBe(false)
  arrive()
  await waitFor(() => expect(getMarks().read.has(ID)).toBe(true))
})

test('below a picture whose caption no card has, nothing is shown until the story is there', async () => {
  const { arrive } = await openFromFront(tide({ images: [{ url: PICTURE, caption: 'A crane at dawn.' }] }))
  expect(story().querySelector('img')).toHaveAttribute('src', PICTURE)
  expect(within(story()).queryByText('Every nine seconds.')).toBeNull()
  arrive()
  expect(await within(story()).findByText('A crane at dawn.')).toBeInTheDocument()
  expect(within(story()).getByText('Every nine seconds.')).toBeInTheDocument()
})

test('a story that cannot be loaded shows the error in place of its card', async () => {
  const { answer } = await openFromFront(tide())
  answer(new Response('{"stories":'))
  expect(await screen.findByRole('alert')).toHaveTextContent('This page did not arrive')
  expect(screen.queryByRole('article', { name: TITLE })).toBeNull()
})

test('a story that is opened by its address says that it is loading', async () => {
  await openEdition(tide(), TIDE, { 'stories/': () => new Promise<Response>(() => {}) })
  expect(await screen.findByRole('heading', { level: 1, name: 'A story' })).toBeInTheDocument()
})
