import { useLaterMessages } from './later-messages.ts'
import { useSite } from './site-context.tsx'

const formats = new Map<string, Intl.NumberFormat>()

/** Creating a formatter takes a hundred times as long as using it, and a filter bar has dozens of counts. */
export function formatCount(locale: string, count: number): string {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale)
  formats.set(locale, format)
  return format.format(count)
}

interface Props {
  /** Undefined until it is known. */
  readonly count: number | undefined
  readonly isOn: boolean
  /** Keeps room for a count that is not known yet. */
  readonly hasRoom?: boolean
}

/** The number of stories of a choice, as part of its name. A chosen choice without stories says why. */
export function Count({ count, isOn, hasRoom }: Props) {
  const { locale } = useSite()
  const messages = useLaterMessages().filters
  if (count === undefined) return hasRoom && <span className="num" />
  if (count > 0) return <span className="num">{formatCount(locale, count)}</span>
  if (isOn) return <span className="num">{messages.noneWithOthers}</span>
  return (
    <span className="num">
      <span aria-hidden="true">0</span>
      <span className="sr-only">{messages.noStories}</span>
    </span>
  )
}

/** Attribute of a choice that would find nothing. The styles dim it. */
export const emptiness = ({ count, isOn }: Props) => ({ 'data-empty': count === 0 && !isOn ? '' : undefined })
