import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { EMBED_DEFAULTS } from '../../src/contract/embed.ts'
import { EmbedBuilder, embedSnippets } from '../../src/ui/sharing/embed-builder.tsx'

const props = {
  topic: { id: 'seas & tides', name: 'Seas "and" <Tides>' },
  siteTitle: 'The Paper',
  address: 'https://news.example/paper/',
}
const page = 'https://news.example/paper/embed/seas%20%26%20tides/'

test('default options add no attributes to the snippets', () => {
  const { element, frame, oembed } = embedSnippets(
    { topicId: props.topic.id, title: 'Seas "and" <Tides>, from The Paper', address: props.address },
    EMBED_DEFAULTS,
  )
  expect(element).toBe(
    '<script src="https://news.example/paper/embed.js" async></script>\n<broadsheet-topic topic="seas &amp; tides"></broadsheet-topic>',
  )
  expect(frame).toContain(`src="${page}" title="Seas &quot;and&quot; &lt;Tides>, from The Paper"`)
  expect(oembed).toBe(`${page}oembed.json`)
})

test('chosen options appear in the preview, in every snippet and in the copied text', async () => {
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

test('a failed copy asks the reader to copy the text by hand', async () => {
  render(<EmbedBuilder {...props} preview={undefined} onCopy={() => Promise.resolve(false)} />)
  expect(screen.queryByTitle(/^Preview/)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }))
  expect(await screen.findByText(/copy it yourself/)).toBeInTheDocument()
})

const snippet = () => screen.getByRole('textbox', { name: 'Snippet' })

test('accent, frame, language and the target of links are options of the snippet', async () => {
  render(<EmbedBuilder {...props} preview="/paper/embed/seas/" onCopy={() => Promise.resolve(true)} />)
  await userEvent.click(screen.getByText('More options'))
  await userEvent.click(screen.getByRole('button', { name: 'In the reader' }))
  await userEvent.click(screen.getByRole('button', { name: 'Another' }))
  fireEvent.change(screen.getByLabelText('Accent colour'), { target: { value: '#b4005a' } })
  await userEvent.click(screen.getByRole('checkbox', { name: 'Footer' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Transparent background' }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Português')
  expect(screen.getByTitle(/^Preview/)).toHaveAttribute(
    'src',
    '/paper/embed/seas/?accent=b4005a&chrome=header,border,transparent&lang=pt&target=reader',
  )
  expect(snippet()).toHaveDisplayValue(/accent="b4005a" chrome="header,border,transparent" lang="pt" target="reader">/)

  await userEvent.click(screen.getByRole('button', { name: 'The topic’s colour' }))
  await userEvent.click(screen.getByRole('button', { name: 'At the outlet' }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'The reader’s')
  for (const name of ['Header', 'Border', 'Transparent background'])
    await userEvent.click(screen.getByRole('checkbox', { name }))
  expect(screen.queryByLabelText('Accent colour')).toBeNull()
  expect(screen.getByTitle(/^Preview/)).toHaveAttribute('src', '/paper/embed/seas/?chrome=none')
})

test('every row of choices and every field has a visible name', () => {
  render(<EmbedBuilder {...props} preview="/paper/embed/seas/" onCopy={() => Promise.resolve(true)} />)
  const nameOf = (group: HTMLElement) =>
    group.querySelector(':scope > legend') ?? document.getElementById(group.getAttribute('aria-labelledby') ?? '')
  expect(screen.getAllByRole('group').flatMap((group) => nameOf(group)?.textContent ?? [])).toEqual([
    'Layout',
    'Theme',
    'Order',
    'Stories',
    'Pictures',
    'Related stories',
    'Stories open',
    'Accent',
    'Around the stories',
    'Kind of snippet',
  ])
  for (const field of [screen.getByLabelText('Language'), snippet()]) expect(field).toHaveAccessibleName()
})

test('another language is chosen by its tag, and a text that is no tag is marked as invalid', async () => {
  render(<EmbedBuilder {...props} preview="/paper/embed/seas/" onCopy={() => Promise.resolve(true)} />)
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Another, for dates only')
  const field = screen.getByLabelText('Language tag')
  await userEvent.type(field, 'nl')
  expect(screen.getByTitle(/^Preview/)).toHaveAttribute('src', '/paper/embed/seas/?lang=nl')
  await userEvent.clear(field)
  await userEvent.type(field, 'englisch')
  expect(field).toHaveAttribute('aria-invalid', 'true')
  expect(field).toHaveAccessibleDescription(/^Not a language tag/)
  expect(screen.getByTitle(/^Preview/)).toHaveAttribute('src', '/paper/embed/seas/')
})

test('the snippet reserves the height of the preview until other options are chosen', async () => {
  render(<EmbedBuilder {...props} preview="/paper/embed/seas/" onCopy={() => Promise.resolve(true)} />)
  const preview = screen.getByTitle<HTMLIFrameElement>(/^Preview/)
  const reportHeight = (height: unknown, source: MessageEventSource | null) =>
    fireEvent(window, new MessageEvent('message', { data: { type: 'broadsheet:height', height }, source }))
  // Frames have no window in the test environment.
  Object.defineProperty(preview, 'contentWindow', { value: new MessageChannel().port1 })
  reportHeight(700, new MessageChannel().port1)
  reportHeight('700', preview.contentWindow)
  reportHeight(700, null)
  expect(snippet()).not.toHaveDisplayValue(/height/)
  reportHeight(640, preview.contentWindow)
  expect(snippet()).toHaveDisplayValue(
    `<script src="https://news.example/paper/embed.js" async></script>\n<broadsheet-topic topic="seas &amp; tides" height="640"><a href="${page}" style="display:block;min-height:640px">Seas &quot;and&quot; &lt;Tides>, from The Paper</a></broadsheet-topic>`,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Plain frame' }))
  expect(snippet()).toHaveDisplayValue(/height="640"/)
  await userEvent.click(screen.getByRole('button', { name: 'List' }))
  expect(snippet()).toHaveDisplayValue(/height="600"/)
})
