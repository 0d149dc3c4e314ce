import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ProviderTile, monogram } from '../../src/ui/parts/provider-tile.tsx'
import { SiteContext } from '../../src/ui/base/site-context.tsx'

test.each([
  ['Noctule Notes', 'NN'],
  ['The Quiet Ledger', 'QL'],
  ['Lanternfish', 'L'],
  ['9&10 News', '91'],
  ['velum.example', 'V'],
  ['朝のたより', '朝'],
  ['…', '…'],
  ['', '·'],
])('the monogram of “%s” is “%s”', (name, letters) => {
  expect(monogram(name)).toBe(letters)
})

test('a logo that fails to load is replaced by the monogram', () => {
  const { container } = render(<ProviderTile provider={{ domain: 'a.example', name: 'Amber Post', logo: '/a.svg' }} />)
  const image = container.querySelector('img')
  expect(image).toHaveAttribute('src', '/a.svg')
  if (image) fireEvent.error(image)
  expect(container.querySelector('img')).toBeNull()
  expect(screen.getByText('AP')).toBeInTheDocument()
})

test('the monogram stands until the logo has loaded, and other tiles of the logo show it at once', () => {
  const tile = <ProviderTile provider={{ domain: 'b.example', name: 'Birch Herald', logo: '/b.svg' }} />
  const { container } = render(tile)
  expect(screen.getByText('BH')).toBeInTheDocument()
  const image = container.querySelector('img')
  if (image) fireEvent.load(image)
  expect(screen.queryByText('BH')).toBeNull()
  expect(container.querySelector('img')).toBe(image)
  render(tile)
  expect(screen.queryByText('BH')).toBeNull()
})

test('a logo that failed without a connection is requested again when there is one', () => {
  const tile = (isOffline: boolean) => (
    <SiteContext value={{ base: '/', locale: 'en', now: 0, isOffline }}>
      <ProviderTile provider={{ domain: 'c.example', name: 'Cedar Times', logo: '/c.svg' }} />
    </SiteContext>
  )
  const { container, rerender } = render(tile(true))
  const image = container.querySelector('img')
  if (image) fireEvent.error(image)
  expect(container.querySelector('img')).toBeNull()
  expect(screen.getByText('CT')).toBeInTheDocument()
  rerender(tile(false))
  expect(container.querySelector('img')).toHaveAttribute('src', '/c.svg')
})

test('a large tile shows the large logo', () => {
  const provider = { domain: 'a.example', name: 'A', logo: '/s.png', logoLarge: '/l.png' }
  const { container } = render(<ProviderTile provider={provider} size={40} />)
  expect(container.querySelector('img')).toHaveAttribute('src', '/l.png')
})
