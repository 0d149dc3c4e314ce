/** The languages of the interface, each with the direction of its script. Their names are in `language-names.ts`. */
export const DIRECTIONS = {
  en: 'ltr',
  de: 'ltr',
  es: 'ltr',
  fr: 'ltr',
  pt: 'ltr',
  ja: 'ltr',
  zh: 'ltr',
  ar: 'rtl',
} as const satisfies Readonly<Record<string, 'ltr' | 'rtl'>>

export type Language = keyof typeof DIRECTIONS

const isLanguage = (code: string): code is Language => Object.hasOwn(DIRECTIONS, code)

/** Returns the language of a BCP 47 tag, such as `pt` for `pt-BR`, or undefined when the interface does not have it. */
export function languageOf(tag: string): Language | undefined {
  const [code = ''] = tag.toLowerCase().split('-')
  return isLanguage(code) ? code : undefined
}

/**
 * Chooses the language of the interface: the reader's choice, else the first language of the browser that the
 * interface has, else the language of the site, else English.
 * @param choice `auto`, or a language
 * @param browser BCP 47 tags, the preferred first
 */
export function chooseLanguage(choice: 'auto' | Language, browser: readonly string[], siteLocale: string): Language {
  if (choice !== 'auto') return choice
  const [first] = [...browser, siteLocale].flatMap((tag) => languageOf(tag) ?? [])
  return first ?? 'en'
}

/**
 * Returns the BCP 47 tag for dates and numbers in a language. The site's own tag comes first, so that a British site
 * writes British dates, then that of the browser.
 */
export function localeFor(language: Language, browser: readonly string[], siteLocale: string): string {
  return [siteLocale, ...browser].find((tag) => languageOf(tag) === language) ?? language
}
