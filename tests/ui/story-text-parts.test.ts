import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { nameHeadings, playVideos } from '../../src/ui/story/story-text-parts.ts'

afterEach(() => document.body.replaceChildren())

function textOf(html: string): HTMLElement {
  const text = document.createElement('div')
  text.innerHTML = html
  document.body.append(text)
  return text
}

test('headings without a name get one that no other element has', () => {
  const text = textOf('<h2>What it means</h2><h3 id="at-own">Own</h3><h2>What it means</h2><h2>!</h2>')
  nameHeadings(text)
  expect([...text.children].map(({ id }) => id)).toEqual(['at-what-it-means', 'at-own', '', ''])
})

test.each([
  [
    'https://www.youtube.com/watch?v=abcdefghijk',
    'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0',
  ],
  ['https://vimeo.com/123456', 'https://player.vimeo.com/video/123456?autoplay=1&dnt=1'],
])('a press on the link to %s puts a player in its place', async (page, player) => {
  const text = textOf(`<figure class="video"><a class="video__link" href="${page}">Tide</a></figure>`)
  const end = playVideos(text)
  expect(document.querySelector('iframe')).toBeNull()
  await userEvent.click(text.querySelector('a') ?? text)
  const frame = text.querySelector('iframe')
  expect(frame?.src).toBe(player)
  expect(frame?.title).toBe('Tide')
  end()
})

test('a link to another site stays a link', async () => {
  const text = textOf('<a class="video__link" href="https://evil.example/watch?v=abcdefghijk">Tide</a>')
  text.addEventListener('click', (event) => event.preventDefault())
  const end = playVideos(text)
  await userEvent.click(text.querySelector('a') ?? text)
  expect(text.querySelector('iframe')).toBeNull()
  end()
})
