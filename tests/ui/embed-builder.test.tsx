import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { EMBED_DEFAULTS } from '../../src/contract/embed.ts'
import { EmbedBuilder, snippetsOf } from '../../src/ui/embed-builder.tsx'

const props = {
  topic: { id: 'seas & tides', name: 'Seas "and" <Tides>' },
  siteTitle: 'The Paper',
  address: 'https://news.example/paper/',
}
const page = 'https://news.example/paper/embed/seas%20%26%20tides/'

test('the usual options need no words', () => {
  const { element, frame, oembed } = snippetsOf(props, EMBED_DEFAULTS)
  expect(element).toBe(
    '<script src="https://news.example/paper/embed.js" async></script>\n<broadsheet-topic topic="seas &amp; tides"></broadsheet-topic>',
  )
  expect(frame).toContain(`src="${page}" title="Seas &quot;and&quot; &lt;Tides>, from The Paper"`)
  expect(oembed).toBe(`${page}oembed.json`)
})

test('what is chosen stands in the preview and in every snippet, and is copied', async () => {
  const onCopy = vi.fn(() => Promise.resolve(true))
  render(<EmbedBuilder {...props} preview="/paper/embed/seas/" onCopy={onCopy} />)
  await userEvent.click(screen.getByRole('button', { name: 'Dark' }))
  await userEvent.click(screen.getByRole('button', { name: 'List' }))
  await userEvent.click(screen.getByRole('button', { name: '12' }))
  const preview = screen.getByTitle(/^Preview/)
  expect(preview).toHaveAttribute('src', '/paper/embed/seas/?theme=dark&layout=list&limit=12')
  expect(preview).toHaveAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox')
  const snippet = screen.getByRole('textbox', { name: 'Snippet' })
  expect(snippet).toHaveValue(
    '<script src="https://news.example/paper/embed.js" async></script>\n<broadsheet-topic topic="seas &amp; tides" theme="dark" layout="list" limit="12"></broadsheet-topic>',
  )
  await userEvent.click(screen.getByRole('button', { name: 'Plain frame' }))
  expect(snippet).toHaveDisplayValue(/theme=dark&amp;layout=list&amp;limit=12/)
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }))
  expect(onCopy).toHaveBeenCalledWith(expect.stringMatching(/^<iframe src=/))
  expect(await screen.findByText('Copied.')).toBeInTheDocument()
})

test('where nothing can be copied, the text is there to be taken', async () => {
  render(<EmbedBuilder {...props} preview={undefined} onCopy={() => Promise.resolve(false)} />)
  expect(screen.queryByTitle(/^Preview/)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }))
  expect(await screen.findByText(/copy it yourself/)).toBeInTheDocument()
})
