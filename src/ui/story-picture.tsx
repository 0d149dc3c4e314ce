import { type MouseEvent, useState } from 'react'
import type { Picture, Topic } from '../contract/edition.ts'
import { Icon } from './icon.tsx'
import { inkOf } from './kicker.tsx'
import { useMessages } from './messages.ts'
import { useInterfaceLang } from './use-lang.ts'

interface Props {
  readonly image: Picture
  /** Shown in place of a picture that fails to load. */
  readonly topic?: Topic | undefined
  /** Address of the story. Without it, the picture is no link and has an alternative text. */
  readonly href?: string | undefined
  /** True when `href` leads to another site. */
  readonly outside?: boolean
  readonly onOpen?: ((event: MouseEvent) => void) | undefined
  /** True when the story is a video. */
  readonly video?: boolean
  /** True for a small picture in a row. */
  readonly thumb?: boolean
  /** True when the picture is on the first screen and must load at once. */
  readonly eager?: boolean
}

/** True when cropping to the usual ratio of 1200 × 630 would cut off too much. */
const isUnusual = (width: number, height: number) => width / height < 1.4 || width / height > 2.4

/**
 * A picture in a box of fixed size, so that nothing moves when it loads. Pictures of unusual ratios are not cropped.
 * When a picture fails to load, the box shows the name of the topic.
 */
export function StoryPicture({ image, topic, href, outside, onOpen, video, thumb, eager }: Props) {
  const messages = useMessages().stories
  const interfaceLang = useInterfaceLang()
  const [failed, setFailed] = useState<string>()
  // The size in the article may be wrong. The real size is known when the picture has loaded.
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
          alt={href ? '' : (image.alt ?? image.title ?? '')}
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
        <span className="pic__play" lang={interfaceLang}>
          <Icon name="play" />
          {thumb ? <span className="sr-only">{messages.video}</span> : messages.video}
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
  // The heading has the same link, so the keyboard and screen readers skip this one.
  return (
    <a
      className={shape}
      href={href}
      tabIndex={-1}
      aria-hidden="true"
      onClick={onOpen}
      onAuxClick={onOpen}
      {...(outside && { target: '_blank', rel: 'noopener noreferrer' })}
      {...inkOf(topic)}
    >
      {content}
    </a>
  )
}
