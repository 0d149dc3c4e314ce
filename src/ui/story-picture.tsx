import { useState } from 'react'
import type { Picture, Topic } from '../contract/edition.ts'
import { Icon } from './icon.tsx'
import { inkOf } from './kicker.tsx'

interface Props {
  readonly image: Picture
  /** Named on the fallback. */
  readonly topic?: Topic | undefined
  /** Where a click leads; without it the picture stands still and is read out. */
  readonly href?: string | undefined
  readonly outside?: boolean
  readonly video?: boolean
  readonly thumb?: boolean
  /** The picture is on the first screen. */
  readonly eager?: boolean
}

const isUnusual = (width: number, height: number) => width / height < 1.4 || width / height > 2.4

/**
 * A picture in its reserved place. Square and tall ones are shown whole; one that does not come gives way to the
 * topic's name on the topic's ground, in the same space.
 */
export function StoryPicture({ image, topic, href, outside, video, thumb, eager }: Props) {
  const [failed, setFailed] = useState<string>()
  // The stated size may be wrong; the real one is known when the picture is here.
  const [unusual, setUnusual] = useState(image.width && image.height ? isUnusual(image.width, image.height) : false)
  const isBroken = failed === image.src
  const shape = `pic ${thumb ? 'pic--thumb' : ''} ${isBroken ? 'pic--broken' : unusual && !thumb ? 'pic--fit' : ''}`
  const content = (
    <>
      {isBroken ? (
        <span aria-hidden="true" dir="auto">
          {topic?.shortname ?? topic?.name ?? ''}
        </span>
      ) : (
        <img
          src={image.src}
          alt={href ? '' : (image.title ?? '')}
          width={image.width ?? 1200}
          height={image.height ?? 630}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailed(image.src)}
          onLoad={(event) => {
            const { naturalWidth, naturalHeight } = event.currentTarget
            if (naturalWidth && naturalHeight) setUnusual(isUnusual(naturalWidth, naturalHeight))
          }}
        />
      )}
      {video && (
        <span className="pic__play">
          <Icon name="play" />
          {thumb ? <span className="sr-only">Video</span> : 'Video'}
        </span>
      )}
    </>
  )
  if (!href)
    return (
      <div className={shape} {...inkOf(topic)}>
        {content}
      </div>
    )
  // The heading beside it is the link that is read and tabbed to.
  return (
    <a
      className={shape}
      href={href}
      tabIndex={-1}
      aria-hidden="true"
      {...(outside && { target: '_blank', rel: 'noopener noreferrer' })}
      {...inkOf(topic)}
    >
      {content}
    </a>
  )
}
