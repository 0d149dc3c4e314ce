import { useLaterMessages } from '../base/later-messages.ts'
import { authorPath, tagPath } from '../../contract/name-addresses.ts'
import type { FullArticle } from '../../contract/article.ts'
import { foldedName } from '../../contract/words.ts'
import { formatList, formatListOf } from '../format/format-list.ts'
import { inkOf } from '../parts/kicker.tsx'
import { Sentence } from '../base/sentence.tsx'
import { useLinks, useSite } from '../base/site-context.tsx'
import { useContentLang, useInterfaceLang } from '../base/use-lang.ts'

/** Facts about a story beside its text: topics, authors, tags and other addresses. */
export function StoryFacts({ article }: { readonly article: FullArticle }) {
  const links = useLinks()
  const { locale } = useSite()
  const messages = useLaterMessages().story
  const contentLang = useContentLang()
  const interfaceLang = useInterfaceLang()
  const { authors, publishers, tags, alternates, topics } = article
  const lists = [
    { name: messages.authors(authors.length), values: authors, pathOf: authorPath },
    { name: messages.publishers(publishers.length), values: publishers },
    { name: messages.tags, values: tags, pathOf: tagPath },
  ].filter(({ values }) => values.length > 0)
  return (
    <section className="story__facts" lang={interfaceLang} aria-label={messages.about}>
      <dl className="facts">
        {topics.length > 0 && (
          <div>
            <dt>{messages.topics}</dt>
            <dd className="facts__topics">
              {topics.map((topic) => (
                <a key={topic.id} href={links.topic(topic.id)} {...inkOf(topic)}>
                  <span className="swatch" />
                  <span dir="auto" lang={contentLang}>
                    {topic.name}
                  </span>
                </a>
              ))}
            </dd>
          </div>
        )}
        {lists.map(({ name, values, pathOf }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto" lang={article.locale ?? contentLang}>
              {pathOf ? <NameLinks names={values} pathOf={pathOf} /> : formatList(locale, values)}
            </dd>
          </div>
        ))}
        {alternates.length > 0 && (
          <div>
            <dt>{messages.otherAddresses}</dt>
            {alternates.map(({ kind, url }) => (
              <dd key={url}>
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {messages.addresses[kind]}
                  <span className="sr-only"> {messages.opensInNewTab}</span>
                </a>
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  )
}

interface NameLinksProps {
  readonly names: readonly string[]
  readonly pathOf: (name: string) => string
}

/** Names in a list, each with a link to its page. */
function NameLinks({ names, pathOf }: NameLinksProps) {
  const { base, locale } = useSite()
  const draw = (name: string) =>
    // A name of nothing but dots and hyphens has no page.
    foldedName(name) === '' ? name : <a href={base.slice(0, -1) + pathOf(name)}>{name}</a>
  return <Sentence pieces={formatListOf(locale, names, draw)} />
}
