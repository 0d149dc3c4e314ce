import { useMessages } from './messages.ts'
import { RelativeTime, daysSince } from './relative-time.tsx'
import { Sentence } from './sentence.tsx'
import { useSite } from './site-context.tsx'

/** Says when the newest story was published, like the times of the list below it. */
export function UpdatedAt({ time }: { readonly time: string }) {
  const { now } = useSite()
  const { updated, updatedYesterday } = useMessages().lists
  const days = daysSince(time, now)
  const clock = <RelativeTime time={time} as="clock" />
  if (days === 1) return <Sentence pieces={updatedYesterday(clock)} />
  return <Sentence pieces={updated(days === 0 ? clock : <RelativeTime time={time} as="day" />)} />
}
