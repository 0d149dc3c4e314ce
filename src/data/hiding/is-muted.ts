import type { Article } from '../../contract/article.ts'
import type { Manifest } from '../../contract/edition.ts'
import { MAX_WORD_LETTERS, keyOf, languageOfLocale } from '../../contract/word-keys.ts'
import { wordsOf } from '../../contract/words.ts'
import { topicsBelow, wordKeysOf } from './mute-keys.ts'
import type { MuteRule } from './mute-rule.ts'
import { type Stemmers, languagesOf, loadStemmers } from '../words/stemmers.ts'

/** What rules look at. */
type Mutable = Pick<Article, 'title' | 'provider' | 'topics' | 'locale' | 'language'>

/** Tells whether a rule hides a card. */
export type IsMuted = (card: Mutable) => boolean

/** Returns the language by which the index has cut the endings off the words of a card. */
export const languageOfCard = (
  { site }: Pick<Manifest, 'site'>,
  { locale, language }: Pick<Mutable, 'locale' | 'language'>,
): string => language ?? languageOfLocale(locale ?? site.locale)

/**
 * Prepares rules for the cards of a page. It decides as `muted-rows.ts` does, but without the catalogue and without the index
 * of words. Only rules for words need scripts of their own, the stemmers.
 * @param languages those of the cards that will be asked about, see {@link languageOfCard}. Only languages that are too rare
 * to be among those of the edition need to be named. Without its stemmer, a headline matches only words as they are written.
 */
export async function loadIsMuted(
  manifest: Manifest,
  rules: readonly MuteRule[],
  languages: Iterable<string> = [],
): Promise<IsMuted> {
  const hasWords = rules.some(({ kind }) => kind === 'words')
  const ofEdition = await loadStemmers(hasWords ? languagesOf(manifest) : [])
  const ofCards = await loadStemmers(hasWords ? [...ofEdition.keys(), ...languages] : [])
  const tests = rules.map((rule) => testOf(rule, manifest, ofEdition, ofCards))
  return (card) => tests.some((test) => test(card))
}

function testOf(rule: MuteRule, manifest: Manifest, ofEdition: Stemmers, ofCards: Stemmers): IsMuted {
  const isInTopic = rule.topic === undefined ? () => true : topicTest(manifest, rule.topic)
  const matches =
    rule.kind === 'words'
      ? wordsTest(manifest, rule.value, ofEdition, ofCards)
      : rule.kind === 'outlet'
        ? ({ provider }: Mutable) => provider.domain === rule.value
        : topicTest(manifest, rule.value)
  return (card) => matches(card) && isInTopic(card)
}

function topicTest(manifest: Manifest, id: string): IsMuted {
  const wanted = topicsBelow(manifest.topics, id)
  return ({ topics }) => topics.some((topic) => wanted.has(topic.id))
}

function wordsTest(manifest: Manifest, value: string, ofEdition: Stemmers, ofCards: Stemmers): IsMuted {
  const words = wordKeysOf(value, ofEdition)
  return (card) => {
    const language = languageOfCard(manifest, card)
    // Words that are too long to be indexed keep their place, so that those around them are not next to each other.
    const keys = wordsOf(card.title).map((word) =>
      word.length <= MAX_WORD_LETTERS ? keyOf(word, language, ofCards.get(language)) : '',
    )
    return (
      words.length > 0 && keys.some((_, at) => words.every((ofWord, next) => ofWord.includes(keys[at + next] ?? '')))
    )
  }
}
