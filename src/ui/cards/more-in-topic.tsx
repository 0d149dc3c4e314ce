import { useLaterMessages } from '../base/later-messages.ts'
import type { Article } from '../../contract/article.ts'
import type { Topic } from '../../contract/edition.ts'
import { ArticleCard } from './article-card.tsx'
import { cardColumns } from './card-columns.ts'
import { Sentence } from '../base/sentence.tsx'
import { useMessages } from '../base/messages.ts'
import { useLinks } from '../base/site-context.tsx'
import { useContentLang } from '../base/use-lang.ts'

/** More stories of a topic as headlines, below an article. */
export function MoreInTopic({ topic, articles }: { readonly topic: Topic; readonly articles: readonly Article[] }) {
  const links = useLinks()
  const messages = useMessages()
  const { story } = useLaterMessages()
  const contentLang = useContentLang()
  if (articles.length === 0) return null
  return (
    <section className="more" aria-labelledby="more-title">
      <div className="flag">
        <h2 id="more-title">
          <Sentence
            pieces={story.moreIn(
              <span dir="auto" lang={contentLang}>
                {topic.name}
              </span>,
            )}
          />
        </h2>
        <a href={links.topic(topic.id)} aria-label={messages.stories.allInTopic(topic.count, topic.name)}>
          {messages.stories.all(topic.count)}
        </a>
      </div>
      <div className={cardColumns(articles.length).className}>
        {articles.map(({ image: _, excerpt: __, ...article }) => (
          <ArticleCard key={article.id} article={article} hidesTopic />
        ))}
      </div>
    </section>
  )
}
