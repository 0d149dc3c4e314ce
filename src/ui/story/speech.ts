/** Some browsers stop in the middle of a longer utterance. */
const UTTERANCE_LENGTH = 250

const synthesis = (): SpeechSynthesis | undefined => globalThis.speechSynthesis

const noVoices: readonly SpeechSynthesisVoice[] = []

/** Some systems write `en_US`. */
const tagOf = (voice: SpeechSynthesisVoice): string => voice.lang.replaceAll('_', '-').toLowerCase()

/**
 * Returns the voice that reads a language best: one of the same country, and on the device rather than on a server.
 * @param lang BCP 47 tag
 */
export function voiceFor(lang: string, voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const wanted = lang.toLowerCase()
  const [language] = wanted.split('-')
  const rank = (voice: SpeechSynthesisVoice) =>
    (voice.localService ? 4 : 0) + (tagOf(voice) === wanted ? 2 : 0) + (voice.default ? 1 : 0)
  const [best] = voices.filter((voice) => tagOf(voice).split('-')[0] === language).sort((a, b) => rank(b) - rank(a))
  return best
}

/** Returns the voices of the browser. Most browsers load them after the first call. */
export const voicesNow = (): readonly SpeechSynthesisVoice[] => synthesis()?.getVoices() ?? noVoices

/** Calls a function whenever the browser has loaded voices. @returns ends this */
export function watchVoices(onChange: () => void): () => void {
  const speech = synthesis()
  speech?.addEventListener?.('voiceschanged', onChange)
  return () => speech?.removeEventListener?.('voiceschanged', onChange)
}

/** Cuts a paragraph between its sentences into utterances. */
export function utterancesOf(text: string, lang: string): string[] {
  const utterances: string[] = []
  for (const { segment } of new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)) {
    const last = utterances.at(-1)
    if (last !== undefined && last.length + segment.length <= UTTERANCE_LENGTH)
      utterances.push(utterances.pop() + segment)
    else utterances.push(segment)
  }
  return utterances.map((utterance) => utterance.trim()).filter(Boolean)
}

/**
 * Reads paragraphs aloud.
 * @param onEnd called once, when all of it was read or it was stopped from outside
 * @returns stops
 */
export function speak(
  paragraphs: readonly string[],
  lang: string,
  voice: SpeechSynthesisVoice,
  onEnd: () => void,
): () => void {
  const speech = synthesis()
  let isOver = false
  const end = () => {
    if (!isOver) onEnd()
    isOver = true
  }
  const utterances = paragraphs
    .flatMap((paragraph) => utterancesOf(paragraph, lang))
    .map((text) => {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.lang = lang
      utterance.voice = voice
      utterance.addEventListener('error', end)
      return utterance
    })
  utterances.at(-1)?.addEventListener('end', end)
  // Another tab may have left something in the queue.
  speech?.cancel()
  for (const utterance of utterances) speech?.speak(utterance)
  return () => {
    // Cancelled utterances report an error later.
    isOver = true
    // Browsers forget the events of an utterance that nothing refers to, so this function holds them until here.
    utterances.length = 0
    speech?.cancel()
  }
}
