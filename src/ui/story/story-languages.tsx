import type { FullArticle } from '../../contract/article.ts'
import { useInterfaceLang } from '../base/use-lang.ts'
import { useLaterMessages } from '../base/later-messages.ts'
import { useLinks } from '../base/site-context.tsx'

/** The name of a language in that language, as a title: `Français`. */
function ownName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

/** Links to the story in other languages. */
export function StoryLanguages({ article }: { readonly article: FullArticle }) {
  const links = useLinks()
  const messages = useLaterMessages().settings
  const interfaceLang = useInterfaceLang()
  const translations = (article.reports ?? []).filter(({ why, locale }) => why?.by === 'page' && locale)
  if (translations.length === 0) return null
  return (
    <nav className="story__updated" aria-label={messages.language} lang={interfaceLang}>
      {translations.map(({ article: id = '', locale = '' }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          {/* Browsers and the build may have other names for a rare language. */}
          <a href={links.article(id)} hrefLang={locale} lang={locale} dir="auto" suppressHydrationWarning>
            {ownName(locale)}
          </a>
        </span>
      ))}
    </nav>
  )
}
