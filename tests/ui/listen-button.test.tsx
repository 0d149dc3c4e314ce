import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { ListenButton } from '../../src/ui/story/listen-button.tsx'
import { utterancesOf, voiceFor } from '../../src/ui/story/speech.ts'

const voice = (lang: string, more: Partial<SpeechSynthesisVoice> = {}): SpeechSynthesisVoice => ({
  lang,
  name: lang,
  voiceURI: lang,
  localService: true,
  default: false,
  ...more,
})

class Utterance extends EventTarget {
  readonly text: string
  lang = ''
  voice: SpeechSynthesisVoice | null = null
  constructor(text: string) {
    super()
    this.text = text
  }
}

/** A browser with these voices. */
function stubSpeech(voices: readonly SpeechSynthesisVoice[]) {
  const target = new EventTarget()
  const speech = Object.assign(target, {
    voices,
    spoken: [] as Utterance[],
    getVoices: () => speech.voices,
    speak: (utterance: Utterance) => speech.spoken.push(utterance),
    cancel: vi.fn(() => {
      speech.spoken = []
    }),
  })
  vi.stubGlobal('speechSynthesis', speech)
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  return speech
}

const drawStory = (lang = 'en-GB') =>
  render(
    <article id="story">
      <h1>The tide turns</h1>
      <p className="deck--lg">Every nine seconds.</p>
      <div className="prose__part">
        <p>One sentence. Another one.</p>
        <pre>const tide = 1</pre>
      </div>
      <ListenButton story="story" lang={lang} />
    </article>,
  )

const button = () => screen.getByRole('button', { name: 'Listen' })

beforeEach(() => {
  vi.stubGlobal('speechSynthesis', undefined)
})

test('a browser without speech has no button', () => {
  drawStory()
  expect(screen.queryByRole('button')).toBeNull()
})

test('the button is there only with a voice for the language of the story, also when voices load late', () => {
  const speech = stubSpeech([voice('de-DE')])
  drawStory()
  expect(screen.queryByRole('button')).toBeNull()
  speech.voices = [voice('de-DE'), voice('en-US')]
  act(() => void speech.dispatchEvent(new Event('voiceschanged')))
  expect(button()).toHaveAttribute('aria-pressed', 'false')
})

test('the title, the standfirst and the paragraphs are read in order by the voice of their language', async () => {
  const english = voice('en-US')
  const speech = stubSpeech([voice('de-DE'), english])
  drawStory()
  await userEvent.click(button())
  expect(speech.spoken.map(({ text }) => text)).toEqual([
    'The tide turns',
    'Every nine seconds.',
    'One sentence. Another one.',
  ])
  for (const utterance of speech.spoken) expect(utterance).toMatchObject({ lang: 'en-GB', voice: english })
  expect(button()).toHaveAttribute('aria-pressed', 'true')
})

test('pressing again stops, and the end of the text releases the button', async () => {
  const speech = stubSpeech([voice('en-US')])
  drawStory()
  await userEvent.click(button())
  await userEvent.click(button())
  expect(speech.spoken).toEqual([])
  expect(button()).toHaveAttribute('aria-pressed', 'false')
  await userEvent.click(button())
  act(() => void speech.spoken.at(-1)?.dispatchEvent(new Event('end')))
  expect(button()).toHaveAttribute('aria-pressed', 'false')
})

test('leaving the page stops', async () => {
  const speech = stubSpeech([voice('en-US')])
  const { unmount } = drawStory()
  await userEvent.click(button())
  expect(speech.spoken).toHaveLength(3)
  unmount()
  expect(speech.spoken).toEqual([])
})

test.each([
  ['a voice of the same country before another one', ['en-US', 'en-GB'], 'en-GB', 'en-GB'],
  ['a voice of another country before none', ['de-DE', 'en_AU'], 'en-GB', 'en_AU'],
  ['no voice of another language', ['de-DE', 'enq-PG'], 'en-GB', undefined],
])('the language decides: %s', (_, langs, wanted, found) => {
  expect(
    voiceFor(
      wanted,
      langs.map((lang) => voice(lang)),
    )?.lang,
  ).toBe(found)
})

test('a voice on the device is better than one on a server', () => {
  const voices = [voice('en-GB', { localService: false, name: 'server' }), voice('en-US', { name: 'device' })]
  expect(voiceFor('en-GB', voices)?.name).toBe('device')
})

test('a long paragraph is cut between sentences', () => {
  const sentence = `${'Word '.repeat(30).trim()}.`
  expect(utterancesOf(`${sentence} ${sentence} ${sentence}`, 'en')).toEqual([sentence, sentence, sentence])
  expect(utterancesOf('One. Two. Three.', 'en')).toEqual(['One. Two. Three.'])
})
