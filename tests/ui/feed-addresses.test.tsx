import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FeedAddresses } from '../../src/ui/sharing/feed-addresses.tsx'

const addresses = [{ format: 'RSS', url: 'https://news.example/feed.xml' }]

test('an address that the browser does not copy is to be copied by hand, and is selected at once', async () => {
  render(
    <FeedAddresses
      addresses={addresses}
      opml="https://news.example/feeds.opml"
      onCopy={() => Promise.resolve(false)}
    />,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Copy RSS' }))
  expect(await screen.findByText(/copy it yourself/)).toBeInTheDocument()
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'RSS' })
  await userEvent.tab({ shift: true })
  expect(field).toHaveFocus()
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length])
})
