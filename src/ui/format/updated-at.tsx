import { useMessages } from '../base/messages.ts'
import { daysSince } from './format-time.ts'
import { RelativeTime } from './relative-time.tsx'
import { Sentence } from '../base/sentence.tsx'
import { useSite } from '../base/site-context.tsx'

/** Says when the newest story was published, like the times of the list below it. */
export function UpdatedAt({ time }: { readonly time: string }) {
  const { now } = useSite()
  const { updated, updatedYesterday } = useMessages().lists
  const days = daysSince(time, now)
  if (days === 1) return <Sentence pieces={updatedYesterday(<RelativeTime time={time} as="clock" />)} />
  return <Sentence pieces={updated(<RelativeTime time={time} as="updated" />)} />
}
