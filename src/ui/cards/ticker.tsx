import type { Article } from '../../contract/article.ts'
import { ListTime, formatListTime } from '../parts/list-time.tsx'
import { useMessages } from '../base/messages.ts'
import { shows } from '../parts/shown-articles.ts'
import { useSite } from '../base/site-context.tsx'
import { StoryLine } from '../parts/story-line.tsx'
import { StoryLink } from '../parts/story-link.tsx'
import { useContentLang } from '../base/use-lang.ts'

interface Props {
  readonly articles: readonly Article[]
  readonly heading?: 'h2' | 'h3'
}

/** A list of headlines with their times: the time of day for today and yesterday, the day for older ones. */
export function Ticker({ articles, heading: Heading = 'h3' }: Props) {
  const messages = useMessages().stories
  const contentLang = useContentLang()
  const { locale, now, marks } = useSite()
  const widest = Math.max(0, ...articles.map((a) => formatListTime(a.time, now, locale, a.dayOnly, messages).length))
  return (
    <ol
      className={`ticker ${widest > 5 ? 'ticker--days' : ''}`}
      data-days={JSON.stringify([messages.today, messages.yesterday, messages.yesterdayAt('#')])}
      suppressHydrationWarning
    >
      {articles.map((article) => (
        <li key={article.id}>
          <ListTime article={article} />
          <article
            ref={shows(article)}
            lang={article.locale ?? contentLang}
            data-id={article.id}
            data-read={marks?.isRead(article) || undefined}
            data-hidden={marks?.isHidden?.(article) || undefined}
          >
            <Heading className="head" dir="auto">
              <StoryLink article={article} />
            </Heading>
            <StoryLine
              article={article}
              size={16}
              note={article.type === 'video' ? messages.video : undefined}
              hidesTime
            />
          </article>
        </li>
      ))}
    </ol>
  )
}
