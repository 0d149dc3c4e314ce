import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Topic } from '../../contract/edition.ts'
import { toArticle } from '../../data/index/articles.ts'
import { INDEX_URL, frontQuery } from '../../data/index/queries.ts'
import { MoreInTopic } from '../../ui/cards/more-in-topic.tsx'
import { useEdition } from '../edition/edition.tsx'
import { useIsHidden } from '../rules/use-hiding.ts'
import { useNearEnd } from '../edition/use-near-end.ts'

interface Props {
  readonly topic: Topic
  /** Ids of articles that are already on the page. */
  readonly shownIds: ReadonlySet<string>
  /** True when everything above has been loaded. */
  readonly isReady: boolean
}

const SHOWN = 4

/**
 * More stories of a topic, below an article. The front of a topic is larger than most stories, so it is loaded only when
 * the reader has scrolled near the end.
 */
export function MoreFromTopic({ topic, shownIds, isReady }: Props) {
  const manifest = useEdition()
  const [isNear, setNear] = useState(false)
  const hasScrolled = useHasScrolled()
  const { data: front } = useQuery({ ...frontQuery(manifest, topic), enabled: isNear })
  // The end of a short story is near from the start. Until the reader scrolls, only an end in sight counts.
  const end = useNearEnd(() => setNear(true), isReady && !isNear, hasScrolled ? 1.5 : 0)
  const isHidden = useIsHidden()
  const articles = (isReady && front && isHidden ? front.latest : []).flatMap((index) => {
    const card = front?.cards[index]
    return front && card && !shownIds.has(card.id)
      ? [toArticle(card, { providers: front.providers, topics: manifest.topics, indexUrl: INDEX_URL })]
      : []
  })
  return (
    <div ref={end}>
      <MoreInTopic topic={topic} articles={articles.filter((article) => !isHidden?.(article)).slice(0, SHOWN)} />
    </div>
  )
}

function useHasScrolled(): boolean {
  const [hasScrolled, setScrolled] = useState(false)
  useEffect(() => {
    const onScroll = () => {
      if (window.scrollY > 0) setScrolled(true)
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => window.removeEventListener('scroll', onScroll)
  }, [])
  return hasScrolled
}
