import type { Manifest } from '../../contract/edition.ts'
import { type StemmedLanguage, type Stemmer, isStemmed } from '../../contract/word-keys.ts'

/** Each language is a small chunk of its own, which is loaded when an edition has articles in it. */
const LOAD: Readonly<Record<StemmedLanguage, () => Promise<{ readonly stemmer: Stemmer }>>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  el: () => import('@orama/stemmers/greek'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  hu: () => import('@orama/stemmers/hungarian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  nl: () => import('@orama/stemmers/dutch'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sv: () => import('@orama/stemmers/swedish'),
  ta: () => import('@orama/stemmers/tamil'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: () => import('@orama/stemmers/ukrainian'),
}

/** Languages in which the words of a search are looked up. */
export const languagesOf = ({ volumes }: Manifest): readonly string[] => [
  ...new Set(volumes.flatMap(({ languages }) => languages)),
]

/** Stemmers by language. */
export type Stemmers = ReadonlyMap<string, Stemmer>

/**
 * Loads the stemmers of some languages. A language without one is left out, and so is one that can't be loaded, for example
 * offline: its words are then found only as they are written.
 */
export async function loadStemmers(languages: Iterable<string>): Promise<Stemmers> {
  const stemmed = [...new Set(languages)].filter(isStemmed)
  const loaded = await Promise.allSettled(stemmed.map((language) => LOAD[language]()))
  return new Map(
    loaded.flatMap((result, at) => {
      const language = stemmed[at]
      return result.status === 'fulfilled' && language ? [[language, result.value.stemmer]] : []
    }),
  )
}
