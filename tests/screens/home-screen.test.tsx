import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { article, openEdition } from './open-edition.tsx'

const LEAD = 'A camera reads the tide in the harbour'

const files = {
  'site.yaml': 'title: The Test Sheet\nhome: [tides]\n',
  '_news/2026-11-22-lead.md': article({
    title: LEAD,
    excerpt: 'It leads.',
    publishedDateTime: '2026-11-22T15:00:00Z',
    webUrl: 'https://amber.example/lead',
    heat: 90,
    topics: ['Tides'],
    related: [
      {
        title: 'The harbour camera that reads the tide',
        webUrl: 'https://birch.example/camera',
        publishedDateTime: '2026-11-22T09:00:00Z',
        provider: { name: 'Birch', domain: 'birch.example' },
      },
      {
        title: 'How gauges were built',
        webUrl: 'https://cove.example/gauges',
        publishedDateTime: '2026-11-22T10:00:00Z',
        provider: { name: 'Cove', domain: 'cove.example' },
      },
    ],
  }),
  '_news/2026-11-22-second.md': article({
    title: 'The second story',
    publishedDateTime: '2026-11-22T16:00:00Z',
    webUrl: 'https://amber.example/2',
    heat: 20,
    topics: ['Tides'],
  }),
  '_news/2026-11-01-old.md': article({
    title: 'An old story',
    publishedDateTime: '2026-11-01T16:00:00Z',
    webUrl: 'https://amber.example/3',
    topics: ['Kelp'],
  }),
}

test('the front page starts with the top story, and counts the outlets that report the same event', async () => {
  await openEdition(files, '/')
  const lead = await screen.findByRole('heading', { level: 2, name: LEAD })
  expect(within(lead).getByRole('link')).toHaveAttribute('href', '/2026/11/22/lead')
  expect(screen.getByText('2 outlets')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: /^2 outlets reported this between/ })).toBeInTheDocument()
  expect(document.title).toBe('The Test Sheet')
})

test('the navigation lists the topics and marks the current page', async () => {
  await openEdition(files, '/')
  const nav = await screen.findByRole('navigation', { name: 'Topics' })
  expect(within(nav).getByRole('link', { name: 'Top stories' })).toHaveAttribute('aria-current', 'page')
  expect(within(nav).getByRole('link', { name: 'Tides' })).toHaveAttribute('href', '/topics/tides')
})

test('a sheet lists all topics with their counts', async () => {
  await openEdition(files, '/')
  const [button] = await screen.findAllByRole('button', { name: 'All topics' })
  await userEvent.click(button as HTMLElement)
  const sheet = screen.getByRole('dialog', { name: 'All topics' })
  expect(await within(sheet).findByRole('link', { name: 'Tides 2 stories' })).toBeInTheDocument()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Close all topics' }))
  expect(screen.queryByRole('dialog', { name: 'All topics' })).toBeNull()
})

test('an edition without stories explains why it has none', async () => {
  await openEdition({ '_news/2026-01-01-draft.md': article({ title: 'Draft', published: false }) }, '/')
  expect(await screen.findByRole('heading', { name: 'Nothing in print yet' })).toBeInTheDocument()
  expect(screen.getByText(/1 article marked “published: false”/)).toBeInTheDocument()
})

test('a manifest that cannot be read shows an error, and trying again loads it', async () => {
  const answers: Record<string, () => Response> = {
    'manifest.json': () => new Response('<p>Sign in</p>', { headers: { 'content-type': 'text/html' } }),
  }
  const { read } = await openEdition(files, '/', answers)
  const alert = await screen.findByRole('alert')
  expect(within(alert).getByRole('heading', { name: 'This page did not arrive' })).toBeInTheDocument()
  expect(alert).toHaveTextContent('sign-in page')
  answers['manifest.json'] = () => new Response(read('manifest.json'))
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { level: 2, name: LEAD })).toBeInTheDocument()
})

test('a manifest of a newer format asks the reader to reload the page', async () => {
  await openEdition(files, '/', { 'manifest.json': () => new Response('{"format":99}') })
  expect(await screen.findByRole('alert')).toHaveTextContent('newer than the page you have open')
})

test('a missing front is loaded from the newer edition', async () => {
  const answers: Record<string, () => Response> = {}
  const { manifest } = await openEdition(files, '/nowhere')
  await screen.findByRole('heading', { name: 'This page is not in print' })
  cleanup()
  // The page was opened with a manifest whose front has been replaced since.
  let reads = 0
  answers['manifest.json'] = () => Response.json(reads++ === 0 ? { ...manifest, front: 'replaced' } : manifest)
  await openEdition(files, '/', answers)
  expect(await screen.findByRole('heading', { level: 2, name: LEAD })).toBeInTheDocument()
  expect(reads).toBe(2)
})
