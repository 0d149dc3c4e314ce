import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { ShownPicture } from '../../src/contract/article.ts'
import { SiteContext, type SiteContextValue } from '../../src/ui/base/site-context.tsx'
import { StoryPicture } from '../../src/ui/parts/story-picture.tsx'

const picture = (site: Partial<SiteContextValue> = {}, more: Partial<ShownPicture> = {}) => (
  <SiteContext value={{ base: '/', locale: 'en', now: 0, ...site }}>
    <StoryPicture image={{ src: 'https://pictures.example/a.jpg', alt: 'A harbour', ...more }} outlet="Amber Post" />
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

const COPIES: ShownPicture = {
  src: '/data/assets/a.jpg',
  srcSet: '/data/pictures/0123456789ab.480.webp 480w,/data/pictures/0123456789ab.1200.webp 1200w',
  colour: '#336699',
}

test('when a copy of a picture fails, the picture itself is loaded, and only its failure is told of', () => {
  const onPicture = vi.fn<(src: string, isThere: boolean) => void>()
  render(picture({ onPicture }, COPIES))
  const image = screen.getByRole('img', { name: 'A harbour' })
  expect(image).toHaveAttribute('srcset', COPIES.srcSet)
  fireEvent.error(image)
  expect(screen.getByRole('img', { name: 'A harbour' })).not.toHaveAttribute('srcset')
  expect(onPicture).not.toHaveBeenCalled()
  fireEvent.error(screen.getByRole('img', { name: 'A harbour' }))
  expect(screen.getByText('Amber Post')).toBeInTheDocument()
  expect(onPicture.mock.calls).toEqual([[COPIES.src, false]])
})

test('the colour of a picture fills its place until it has loaded, but not the frame of one that is not cropped', () => {
  const { rerender } = render(picture({}, { ...COPIES, width: 1200, height: 630 }))
  expect(screen.getByRole('img', { name: 'A harbour' }).style.background).toContain('#336699')
  rerender(<div />)
  rerender(picture({}, { ...COPIES, width: 600, height: 900 }))
  expect(screen.getByRole('img', { name: 'A harbour' }).style.background).toBe('')
})
