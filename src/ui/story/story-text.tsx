import { memo, useEffect, useRef } from 'react'
import { useLaterMessages } from '../base/later-messages.ts'
import { useSite } from '../base/site-context.tsx'
import { storyParts } from './story-parts.ts'
import { nameHeadings, playVideos, watchWideParts } from './story-text-parts.ts'
import { storyHtml } from './trusted-html.ts'

/**
 * HTML of the bundler, which `storyHtml` checks again. Each call of it returns another object, which React would draw again:
 * the focus, open details and playing videos would be lost whenever something else on the page changes.
 */
const TextPart = memo(function TextPart({ html }: { readonly html: string }) {
  return <div className="prose__part" dangerouslySetInnerHTML={{ __html: storyHtml(html) }} />
})

interface Props {
  readonly html: string
  /** False for a short text, which is one part. */
  readonly isInParts: boolean
}

/** The text of a story. Give it the HTML as its key too, so that another text is another element. */
export function StoryText({ html, isInParts }: Props) {
  const text = useRef<HTMLDivElement>(null)
  const { isOffline } = useSite()
  const { scrollsSideways } = useLaterMessages().story

  useEffect(() => {
    if (text.current) nameHeadings(text.current)
  }, [])
  useEffect(() => (text.current ? watchWideParts(text.current, scrollsSideways) : undefined), [scrollsSideways])
  useEffect(() => (text.current && !isOffline ? playVideos(text.current) : undefined), [isOffline])

  return (
    <div ref={text} className="prose" dir="auto">
      {(isInParts ? storyParts(html) : [html]).map((part, index) => (
        // The parts never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <TextPart key={index} html={part} />
      ))}
    </div>
  )
}
