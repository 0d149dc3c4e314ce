/** A language whose words are reduced to stems, by its names in the libraries. */
interface Language {
  /** ISO 639-1, as in the `locale` of an article and in the lists of stop words. */
  readonly code: string
  /** ISO 639-3, as the language detector names it. */
  readonly code3: string
  /** Name of the Snowball algorithm; absent when there is none. `english` is Porter2. */
  readonly stemmer?: string
}

/** Languages that can be detected. Of these, all but a few have a stemmer. */
export const LANGUAGES: readonly Language[] = [
  { code: 'ar', code3: 'arb', stemmer: 'arabic' },
  { code: 'ca', code3: 'cat', stemmer: 'catalan' },
  { code: 'cs', code3: 'ces', stemmer: 'czech' },
  { code: 'da', code3: 'dan', stemmer: 'danish' },
  { code: 'de', code3: 'deu', stemmer: 'german' },
  { code: 'el', code3: 'ell' },
  { code: 'en', code3: 'eng', stemmer: 'english' },
  { code: 'es', code3: 'spa', stemmer: 'spanish' },
  { code: 'fa', code3: 'pes' },
  { code: 'fi', code3: 'fin', stemmer: 'finnish' },
  { code: 'fr', code3: 'fra', stemmer: 'french' },
  { code: 'he', code3: 'heb' },
  { code: 'hi', code3: 'hin' },
  { code: 'hu', code3: 'hun', stemmer: 'hungarian' },
  { code: 'it', code3: 'ita', stemmer: 'italian' },
  { code: 'ja', code3: 'jpn' },
  { code: 'ko', code3: 'kor' },
  { code: 'no', code3: 'nob', stemmer: 'norwegian' },
  { code: 'nl', code3: 'nld', stemmer: 'dutch' },
  { code: 'pl', code3: 'pol' },
  { code: 'pt', code3: 'por', stemmer: 'portuguese' },
  { code: 'ro', code3: 'ron', stemmer: 'romanian' },
  { code: 'ru', code3: 'rus', stemmer: 'russian' },
  { code: 'sv', code3: 'swe', stemmer: 'swedish' },
  { code: 'ta', code3: 'tam', stemmer: 'tamil' },
  { code: 'th', code3: 'tha' },
  { code: 'tr', code3: 'tur', stemmer: 'turkish' },
  { code: 'uk', code3: 'ukr' },
  { code: 'vi', code3: 'vie' },
  { code: 'zh', code3: 'cmn' },
]
