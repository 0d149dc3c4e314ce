import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ProviderTile, monogram } from '../../src/ui/provider-tile.tsx'

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

test('a large tile shows the large logo', () => {
  const provider = { domain: 'a.example', name: 'A', logo: '/s.png', logoLarge: '/l.png' }
  const { container } = render(<ProviderTile provider={provider} size={40} />)
  expect(container.querySelector('img')).toHaveAttribute('src', '/l.png')
})
