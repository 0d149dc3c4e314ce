import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { SiteContext, type SiteContextValue } from '../../src/ui/site-context.tsx'
import { StoryPicture } from '../../src/ui/story-picture.tsx'

const picture = (site: Partial<SiteContextValue> = {}) => (
  <SiteContext value={{ base: '/', locale: 'en', now: 0, ...site }}>
    <StoryPicture image={{ src: 'https://pictures.example/a.jpg', alt: 'A harbour' }} outlet="Amber Post" />
  </SiteContext>
)

test('a picture that fails leaves its place to the name of the outlet, and tells of it', () => {
  const onPicture = vi.fn<(src: string, isThere: boolean) => void>()
  render(picture({ onPicture }))
  expect(screen.queryByText('Amber Post')).toBeNull()
  fireEvent.error(screen.getByRole('img', { name: 'A harbour' }))
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByText('Amber Post')).toBeInTheDocument()
  expect(onPicture.mock.calls).toEqual([['https://pictures.example/a.jpg', false]])
})

test('a picture that loads is told of', () => {
  const onPicture = vi.fn<(src: string, isThere: boolean) => void>()
  render(picture({ onPicture }))
  fireEvent.load(screen.getByRole('img', { name: 'A harbour' }))
  expect(onPicture.mock.calls).toEqual([['https://pictures.example/a.jpg', true]])
})

test('a picture that failed without a connection is requested again when there is one', () => {
  const { rerender } = render(picture({ isOffline: true }))
  fireEvent.error(screen.getByRole('img', { name: 'A harbour' }))
  expect(screen.queryByRole('img')).toBeNull()
  rerender(picture({ isOffline: false }))
  expect(screen.getByRole('img', { name: 'A harbour' })).toBeInTheDocument()
})
