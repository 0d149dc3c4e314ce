import { useState } from 'react'
import type { Provider } from '../../contract/edition.ts'
import { fnv1a } from '../../contract/fnv1a.ts'
import { useSite } from '../base/site-context.tsx'
import { useEarlyAnswer } from '../base/use-early-answer.ts'

interface Props {
  readonly provider: Provider
  /** Width in pixels at regular text size. */
  readonly size?: 16 | 20 | 28 | 40 | 64
}

const SIZES = { 16: 'tile--16', 20: '', 28: 'tile--28', 40: 'tile--40', 64: 'tile--64' } as const

/**
 * Returns the initials of the first two words. It skips `The`, `A` and `An`, and ignores everything after a dot. A
 * single word gives one letter.
 */
export function monogram(name: string): string {
  const words = name
    .replace(/\..*$/u, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !/^(the|a|an)$/i.test(word))
  const letters = words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? '')
  return letters.join('') || [...name][0]?.toUpperCase() || '·'
}

interface Answer {
  readonly isThere: boolean
  /** True when there was no connection. A logo that failed is requested again when that changes. */
  readonly isOffline: boolean
}

/** Answers for logos that were requested. An outlet is often in a list many times, and its tile must not flicker. */
const answers = new Map<string, Answer>()

/**
 * The logo of a provider, or its initials when there is no logo, until it has loaded, and when it fails to load. It stands
 * beside the name, so assistive technology skips it.
 */
export function ProviderTile({ provider, size = 20 }: Props) {
  const logo = size >= 40 ? (provider.logoLarge ?? provider.logo) : provider.logo
  const { showsPicture, onPicture, isOffline = false } = useSite()
  const [, setAnswer] = useState<Answer>()
  const answer = answers.get(logo ?? '')
  const hasFailed = answer && !answer.isThere && answer.isOffline === isOffline
  const isTried = logo !== undefined && !hasFailed && showsPicture?.(logo) !== false
  const hasInitials = !isTried || !answer?.isThere
  const learn = (isThere: boolean) => {
    if (!logo) return
    onPicture?.(logo, isThere)
    answers.set(logo, { isThere, isOffline })
    setAnswer(answers.get(logo))
  }
  const image = useEarlyAnswer(learn)
  const hue = (fnv1a(provider.domain || provider.name) % 24) * 15
  return (
    <span
      className={`tile ${SIZES[size]}`}
      aria-hidden="true"
      {...(hasInitials && { 'data-mono': '', style: { '--mono-h': hue } })}
    >
      {hasInitials && monogram(provider.name)}
      {isTried && (
        <img
          ref={image}
          src={logo}
          alt=""
          width="50"
          height="50"
          loading="lazy"
          decoding="async"
          // Initials stand for it, so the picture of the lead comes first.
          fetchPriority="low"
          referrerPolicy="no-referrer"
          onError={() => learn(false)}
          onLoad={() => learn(true)}
        />
      )}
    </span>
  )
}
