import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { NO_FILTER } from '../../data/filter/filter.ts'
import { selectionQuery } from '../../data/filter/selection-query.ts'
import { useSite } from '../../ui/base/site-context.tsx'
import { useEdition } from '../edition/edition.tsx'
import { loadSelecting } from '../edition/use-early-worker.ts'
import { useHiding } from '../rules/use-hiding.ts'
import { useMarkedIds } from '../edition/use-marked-ids.ts'

const UNREAD = { ...NO_FILTER, unread: true } as const

interface Props {
  /** Called with the number of unread stories of each topic, by its id; undefined for readers who have read nothing. */
  readonly onCount: (unread: ReadonlyMap<string, number> | undefined) => void
}

/** Counts the unread stories of each topic: as many as the topic lists with the filter “Unread”. Draws nothing. */
export function CountUnread({ onCount }: Props) {
  const manifest = useEdition()
  const { now } = useSite()
  const marked = useMarkedIds(true)
  const hiding = useHiding()
  const marks = marked === 'loading' ? undefined : marked
  const hasRead = marks !== undefined && marks.read.length + marks.lines.lines.length > 0
  const { data } = useQuery({
    ...selectionQuery(manifest, {
      filter: UNREAD,
      hiding: hiding === 'loading' ? undefined : hiding,
      now,
      marks,
      load: loadSelecting,
    }),
    enabled: hasRead && hiding !== 'loading',
    placeholderData: keepPreviousData,
  })
  const unread = hasRead ? data?.topics : undefined
  useEffect(() => onCount(unread), [onCount, unread])
  return null
}
