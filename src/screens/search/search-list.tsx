import type { RefObject } from 'react'
import type { Article } from '../../contract/article.ts'
import type { SearchAnswer } from '../../data/search/search-answer.ts'
import type { Completion } from '../../data/search/search-operators.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { SearchHit } from '../../ui/search/search-hit.tsx'
import { StoryMenuButton } from '../../ui/parts/story-menu-button.tsx'
import { CompletionOption, NameOption } from '../../ui/search/search-option.tsx'
import { useLinks, useSite } from '../../ui/base/site-context.tsx'
import { type TopOption, describeCompletion, describeMatch, optionId } from './search-options.ts'

interface Props {
  readonly id: string
  readonly answer: SearchAnswer
  readonly top: readonly TopOption[]
  /** Number of the active option; -1 for none. */
  readonly active: number
  /** Articles of the rows from `from` on. */
  readonly articles: readonly (Article | undefined)[]
  readonly from: number
  readonly onComplete: (completion: Completion) => void
  /** The element that scrolls. */
  readonly list: RefObject<HTMLDivElement | null>
  /** The element that is as high as all rows. */
  readonly rows: RefObject<HTMLDivElement | null>
}

/** The options of the search: ways to continue the query, matching names, and stories. Only visible rows are drawn. */
export function SearchList({ id, answer, top, active, articles, from, onComplete, list, rows }: Props) {
  const { base } = useSite()
  const links = useLinks()
  const { search: messages } = useLaterMessages()
  const { hits, mark } = answer
  const shown = hits.slice(from, from + articles.length)
  return (
    // Without stories nothing in it can have the focus, and keys must scroll it, as browsers let them anyway.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={list} className="slist" tabIndex={hits.length === 0 ? 0 : undefined}>
      <div className="slist__all">
        <div id={id} role="listbox" aria-label={messages.results} tabIndex={-1}>
          {top.length > 0 && (
            <div role="group" aria-label={messages.suggestions} className="slist__top">
              {top.map((option, index) => {
                const shared = { id: optionId(index), isActive: index === active }
                switch (option.kind) {
                  case 'completion':
                    return (
                      <CompletionOption
                        key={option.completion.text}
                        {...shared}
                        text={option.completion.text}
                        about={describeCompletion(option.completion, messages)}
                        onChoose={() => onComplete(option.completion)}
                      />
                    )
                  case 'topic':
                    return (
                      <NameOption
                        key={`topic ${option.topic.id}`}
                        {...shared}
                        name={option}
                        href={links.topic(option.topic.id)}
                        note={messages.topicNote(option.topic.count)}
                      />
                    )
                  case 'outlet':
                    return (
                      <NameOption
                        key={`outlet ${option.outlet.domain}`}
                        {...shared}
                        name={option}
                        href={base.slice(0, -1) + option.path}
                        note={messages.outletNote(option.outlet.domain)}
                      />
                    )
                }
              })}
            </div>
          )}
          {hits.length > 0 && (
            <div
              ref={rows}
              role="group"
              aria-label={messages.stories}
              className="slist__rows"
              style={{ '--rows-before': from, '--rows-after': hits.length - from - shown.length }}
            >
              {shown.map((hit, index) => (
                <SearchHit
                  key={`${hit.place.hash} ${hit.place.index}`}
                  id={optionId(top.length + from + index)}
                  article={articles[index]}
                  isActive={top.length + from + index === active}
                  position={from + index + 1}
                  total={hits.length}
                  where={describeMatch(hit, messages)}
                  mark={mark}
                />
              ))}
            </div>
          )}
        </div>
        {/* A list of options can hold no buttons, so they lie over the ends of the rows. */}
        {hits.length > 0 && (
          <div
            className="slist__menus"
            style={{ '--rows-before': from, '--rows-after': hits.length - from - shown.length }}
          >
            {shown.map((hit, index) => {
              const article = articles[index]
              // Tab reaches one of them: that of the active row, else of the first.
              const isReached = active < 0 ? index === 0 : top.length + from + index === active
              return (
                <div key={`${hit.place.hash} ${hit.place.index}`}>
                  {article && <StoryMenuButton article={article} isSkipped={!isReached} />}
                </div>
              )
            })}
          </div>
        )}
      </div>
      {hits.length > 0 && answer.isComplete && (
        <p className="list-end" aria-hidden="true">
          <span>{messages.endOfList}</span>
        </p>
      )}
    </div>
  )
}
