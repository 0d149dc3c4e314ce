import { MOVED_PAGE_MARK } from '../../src/contract/moved-page.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, onTestFinished, test } from 'vitest'
import { setPreferences } from '../../src/state/preferences.ts'
import { article, openEdition } from './open-edition.tsx'

const files = {
  '_news/2026-11-22-tide.md': article(
    {
      title: 'A camera reads the tide',
      excerpt: 'Every nine seconds.',
      publishedDateTime: '2026-11-22T15:00:00Z',
      webUrl: 'https://amber.example/tide',
      ampWebUrl: 'https://amber.example/tide/amp',
      quality: 89,
      topics: ['Tides'],
      tags: ['harbours'],
      related: [
        {
          title: 'The gauges retire',
          webUrl: 'https://birch.example/gauges',
          provider: { name: 'Birch', domain: 'birch.example' },
        },
        {
          title: 'Pilots agree',
          webUrl: 'https://www.amber.example/pilots/?utm_source=x',
          provider: { name: 'Amber Post', domain: 'amber.example' },
        },
      ],
    },
    'The first paragraph.\n\n<script>alert(1)</script>\n\n- one\n- two\n',
  ),
  '_news/2026-11-21-pilots.md': article({
    title: 'Pilots of the harbour agree at last',
    webUrl: 'https://amber.example/pilots',
    topics: ['Tides'],
  }),
  '_news/2026-11-20-film.md': article({
    title: 'A film of the harbour',
    type: 'video',
    originalUrl: 'https://www.youtube.com/watch?v=abcdefghijk',
    featuredContent: '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
    topics: ['Tides'],
  }),
}

test('the picture of an open story has its alternative text, its caption and its credit', async () => {
  const images = [
    { url: 'https://amber.example/p.jpg', title: 'p_17', alt: 'A crane at dawn', caption: 'It lifts forty tonnes.' },
  ]
  const fields = { title: 'Nine cranes', webUrl: 'https://amber.example/cranes', images }
  await openEdition({ '_news/2026-11-22-cranes.md': article(fields) }, '/2026/11/22/cranes')
  const figure = await screen.findByRole('figure')
  expect(within(figure).getByRole('img', { name: 'A crane at dawn' })).toBeInTheDocument()
  expect(figure).toHaveTextContent(/^It lifts forty tonnes\.$/)
})

test('an article page shows the text, the links and the facts of the article', async () => {
  await openEdition(files, '/2026/11/22/tide')
  expect(await screen.findByRole('heading', { level: 1, name: 'A camera reads the tide' })).toBeInTheDocument()
  const story = await screen.findByRole('article', { name: 'A camera reads the tide' })
  const [read] = within(story).getAllByRole('link', { name: /^Read at Amber Post/ })
  expect(read).toHaveAttribute('href', 'https://amber.example/tide')
  expect(read).toHaveAttribute('rel', 'noopener noreferrer')
  expect(within(story).getByText('The first paragraph.')).toBeInTheDocument()
  expect(story.querySelector('script')).toBeNull()
  const facts = within(story).getByRole('region', { name: 'About this story' })
  expect(facts).toHaveTextContent('harbours')
  expect(within(facts).getByRole('link', { name: /AMP page/ })).toHaveAttribute(
    'href',
    'https://amber.example/tide/amp',
  )
  expect(document.title).toMatch(/^A camera reads the tide · /)
})

test('related stories keep the publisher’s order, and those in the edition open inside the reader', async () => {
  await openEdition(files, '/2026/11/22/tide')
  const panel = await screen.findByRole('complementary', { name: 'Related stories' })
  const [first, second] = within(panel).getAllByRole('heading', { level: 3 })
  expect(first).toHaveTextContent('The gauges retire')
  expect(within(first as HTMLElement).getByRole('link')).toHaveAttribute('target', '_blank')
  expect(within(second as HTMLElement).getByRole('link', { name: 'Pilots agree' })).toHaveAttribute(
    'href',
    '/2026/11/21/pilots',
  )
})

test('an article without related stories shows similar stories of the edition', async () => {
  await openEdition(files, '/2026/11/21/pilots')
  const panel = await screen.findByRole('complementary', { name: 'Related stories' })
  expect(await within(panel).findByText('Similar in this edition')).toBeInTheDocument()
  expect(within(panel).getAllByRole('link').length).toBeGreaterThan(0)
})

test('a video requests nothing from YouTube until it is played', async () => {
  await openEdition(files, '/2026/11/20/film')
  const play = await screen.findByRole('button', { name: /^Play video ?: A film of the harbour$/ })
  expect(document.querySelector('iframe')).toBeNull()
  expect(screen.getByRole('link', { name: 'Watch on YouTube' })).toHaveAttribute(
    'href',
    'https://www.youtube.com/watch?v=abcdefghijk',
  )
  await userEvent.click(play)
  expect(screen.getByTitle('A film of the harbour')).toHaveAttribute(
    'src',
    'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0',
  )
})

test('an unknown article shows the not-found page', async () => {
  await openEdition(files, '/2026/11/22/elsewhere')
  expect(await screen.findByRole('heading', { level: 1, name: 'This page is not in print' })).toBeInTheDocument()
})

test('an old address that could be an article’s opens the article to which its page leads', async () => {
  const tide = files['_news/2026-11-22-tide.md'] ?? ''
  const moved = {
    ...files,
    '_news/2026-11-22-tide.md': tide.replace('---\n', '---\naliases: [/2025/01/02/old-tide/]\n'),
  }
  const page = `${MOVED_PAGE_MARK}<meta http-equiv="refresh" content="0; url=/2026/11/22/tide">`
  await openEdition(moved, '/2025/01/02/Old-Tide', {
    '/2025/01/02/old-tide/index.html': () => new Response(page),
    '/2025/01/02/Old-Tide': () => new Response('<!doctype html>The reader'),
  })
  expect(await screen.findByRole('heading', { level: 1, name: /tide/i })).toBeInTheDocument()
})

test('an unknown article shows the not-found page after its old address was looked for in vain', async () => {
  const tide = files['_news/2026-11-22-tide.md'] ?? ''
  const moved = {
    ...files,
    '_news/2026-11-22-tide.md': tide.replace('---\n', '---\naliases: [/2025/01/02/old-tide/]\n'),
  }
  await openEdition(moved, '/2026/11/22/elsewhere', {
    '/2026/11/22/elsewhere/index.html': () =>
      new Response(`${MOVED_PAGE_MARK}<meta http-equiv="refresh" content="0; url=//evil.example/">`),
  })
  expect(await screen.findByRole('heading', { level: 1, name: 'This page is not in print' })).toBeInTheDocument()
})

test('an article that cannot be loaded shows an error inside the page', async () => {
  await openEdition(files, '/2026/11/22/tide', { 'stories/': () => new Response('{"stories":', { status: 200 }) })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('This page did not arrive')
  expect(screen.getByRole('navigation', { name: 'Topics' })).toBeInTheDocument()
})

test.each([
  ['auto', 'Updated November 22, 2026 at 4:22 PM.'],
  ['24', 'Updated November 22, 2026 at 16:22.'],
] as const)('with the clock “%s”, the time of an update is the sentence “%s”', async (clock, sentence) => {
  onTestFinished(() => setPreferences({ clock: 'auto' }))
  setPreferences({ clock })
  const updated = {
    title: 'The tide turns',
    webUrl: 'https://amber.example/t',
    updatedDateTime: '2026-11-22T16:22:00Z',
  }
  await openEdition({ '_news/2026-11-22-turn.md': article(updated) }, '/2026/11/22/turn')
  const text = await screen.findByText(/^Updated/)
  expect(text.textContent.replaceAll(/\s/g, ' ')).toBe(sentence)
})
