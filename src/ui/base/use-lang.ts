import { languageOf } from '../../messages/languages.ts'
import { useLanguage } from './messages.ts'
import { useSite } from './site-context.tsx'

// The page has the language of the interface. Content has its own, and may contain words of the interface again: an
// Arabic interface lists an English story with an Arabic time. Without `lang`, screen readers use the wrong voice.

/**
 * Returns the `lang` of content: its own language, else that of the site. Undefined when the page has that language.
 * @param locale BCP 47 tag of an article
 */
export function useContentLang(locale?: string): string | undefined {
  const { contentLocale } = useSite()
  const language = useLanguage()
  if (locale) return locale
  return contentLocale && languageOf(contentLocale) !== language ? contentLocale : undefined
}

/** Returns the `lang` of words of the interface inside content. */
export function useInterfaceLang(): string {
  const { locale } = useSite()
  const language = useLanguage()
  // In embedded documents, the messages of this room are English and dates are in the language of the site.
  return languageOf(locale) === language ? locale : language
}
