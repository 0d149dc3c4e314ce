import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useMemo, useState } from 'react'
import type { CardShard, Manifest } from '../../contract/edition.ts'
import type { Hiding, Ids } from '../../data/hiding/hiding.ts'
import { isHiddenQuery } from '../../data/hiding/is-hidden.ts'
import { frontQuery } from '../../data/index/queries.ts'
import { shownInsteadQuery } from '../../data/hiding/shown-instead.ts'
import { versionOf } from '../../data/index/version-of.ts'
import { useMarks } from '../../state/marks.ts'
import { usePreferences } from '../../state/preferences.ts'
import { type ReadLines, isReadWhole, useReadLines } from '../../state/read-lines.ts'
import { useRules } from '../../state/rules.ts'
import { HiddenLine } from './hidden-line.tsx'
import { hidingOf } from './hiding-of.ts'
import { shownEdition } from '../edition/shown-edition.ts'
import type { HidingState } from './use-hiding.ts'

// In this script too, as both need the rules.
export { isHiddenNow } from './hidden-now.ts'

interface Props {
  /** The edition as it was published. */
  readonly manifest: Manifest
  /** Called when it is known what is hidden, and after each change. Undefined when nothing is. */
  readonly onChange: (state: HidingState | undefined) => void
}

const NOTHING: Hiding = { rules: [], ids: new Set(), kept: new Set() }
const NO_FRONT: CardShard = { providers: [], cards: [] }

/**
 * Joins rules, hidden stories and read ones, so that all screens hide the same. It draws nothing, as it is loaded when the page
 * is there already: for readers who hide something.
 */
export function HidingWatcher({ manifest, onChange }: Props) {
  const client = useQueryClient()
  const rules = useRules()
  const { hidden, saved, isReady } = useMarks()
  const hidesRead = usePreferences().hideRead === 'on'
  const before = useReadBefore(manifest, hidesRead)
  // A new object means new lists, so it is kept while nothing changes.
  const hiding = useMemo(
    () => hidingOf(rules, { hidden, saved }, before?.read, before?.lines),
    [rules, hidden, saved, before],
  )
  const key = hiding && versionOf(hiding)

  // The front page may have stories in languages that are rare in the edition. Other pages do not load it for that.
  const front = useQuery({ ...frontQuery(manifest), enabled: false }).data
  const asked = { key: front ? manifest.front : '', cards: front?.cards ?? [] }
  const isHidden = useQuery({
    ...isHiddenQuery(manifest, hiding ?? NOTHING, asked),
    enabled: hiding !== undefined,
    placeholderData: keepPreviousData,
  })
  const counted = useQuery({
    queryKey: ['shown edition', manifest.edition, key],
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    enabled: hiding !== undefined,
    placeholderData: keepPreviousData,
    queryFn: () => (hiding ? shownEdition(client, manifest, hiding) : manifest),
  }).data
  // Until the stories are counted, the numbers are those of the whole edition.
  const edition = counted?.edition === manifest.edition ? counted : manifest

  const nowInstead = useQuery({
    ...shownInsteadQuery(manifest, hiding ?? NOTHING, front ?? NO_FRONT),
    enabled: hiding !== undefined && front !== undefined,
    placeholderData: keepPreviousData,
  })
  const instead = nowInstead.data

  // Saved stories are known with the marks.
  const isLoading =
    !isReady ||
    (hiding !== undefined && isHidden.data === undefined && !isHidden.isError) ||
    (nowInstead.isLoading && !nowInstead.isError)
  const decide = isHidden.data
  useLayoutEffect(() => {
    if (!isLoading) onChange(hiding && decide && { hiding, isHidden: decide, instead, edition, Line: HiddenLine })
  }, [onChange, isLoading, hiding, decide, instead, edition])
  return null
}

interface ReadBefore {
  readonly edition: string
  readonly read: Ids
  readonly lines: ReadLines
}

/**
 * The stories that had been read when the page was opened, or when the edition on it was. What is read since stays in its list
 * until then: the list must not change under the reader, who comes back to it from a story.
 */
function useReadBefore({ edition }: Manifest, isWanted: boolean): ReadBefore | undefined {
  const { read, isReady } = useMarks()
  const now = useReadLines()
  const [before, setBefore] = useState<ReadBefore>()
  if (!isWanted || !isReady) {
    if (before) setBefore(undefined)
  } else if (before?.edition !== edition) setBefore({ edition, read: new Set(read.keys()), lines: now })
  else {
    const still = [...before.read.keys()].filter((id) => read.has(id))
    const lines = before.lines.lines.filter((line) => isReadWhole(now.lines, line))
    // A story that was marked as unread is back.
    if (
      still.length < before.read.size ||
      lines.length < before.lines.lines.length ||
      before.lines.unread !== now.unread
    )
      setBefore({ edition, read: new Set(still), lines: { lines, unread: now.unread } })
  }
  return before
}
