import { type MouseEvent, useLayoutEffect, useState } from 'react'
import type { ShownPicture } from '../../contract/article.ts'
import type { Topic } from '../../contract/edition.ts'
import { useIsDrawnAtBuild } from '../base/drawn-at-build.ts'
import { Icon } from '../base/icon.tsx'
import { inkOf } from './kicker.tsx'
import { useMessages } from '../base/messages.ts'
import { CARD_SIZES, EAGER_SIZES, THUMB_SIZES } from './picture-sizes.ts'
import { monogram } from './provider-tile.tsx'
import { useSite } from '../base/site-context.tsx'
import { useEarlyAnswer } from '../base/use-early-answer.ts'
import { useInterfaceLang } from '../base/use-lang.ts'

interface Props {
  readonly image: ShownPicture
  /** Name of the outlet. Stands in place of a picture that fails to load. */
  readonly outlet: string
  /** Gives the colours of that place. */
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
 * When a smaller copy fails to load, the picture itself is tried. When that fails, the box shows the name of the outlet: from
 * the next page on, the story is a text.
 */
export function StoryPicture({ image, outlet, topic, href, outside, onOpen, video, thumb, eager }: Props) {
  const messages = useMessages().stories
  const interfaceLang = useInterfaceLang()
  const { isOffline = false, onPicture } = useSite()
  const [failed, setFailed] = useState<{ readonly src: string; readonly isOffline: boolean }>()
  // The size in the article may be wrong. The real size is known when the picture has loaded.
  const [unusual, setUnusual] = useState(image.width && image.height ? isUnusual(image.width, image.height) : false)
  // It is requested again when the connection is lost or comes back, since it may have failed just before that was known.
  const isLost = (src: string | undefined) => failed?.src === src && failed?.isOffline === isOffline
  const isBroken = isLost(image.src)
  const srcSet = isLost(image.srcSet) ? undefined : image.srcSet
  const learn = (isThere: boolean, { naturalWidth, naturalHeight }: HTMLImageElement) => {
    // The failure of a copy says nothing about the picture.
    if (isThere || !srcSet) onPicture?.(image.src, isThere)
    if (!isThere) setFailed({ src: srcSet ?? image.src, isOffline })
    else if (naturalWidth && naturalHeight) setUnusual(isUnusual(naturalWidth, naturalHeight))
  }
  const element = useEarlyAnswer(learn)
  // A picture that is not cropped has a frame.
  const colour = unusual ? undefined : image.colour
  useLayoutEffect(() => {
    // Not a style attribute, so that pages which were drawn at build do not have one for each picture.
    element.current?.style.setProperty('background', colour ?? '')
  }, [element, colour])
  const isDrawnAtBuild = useIsDrawnAtBuild()
  const shape = `pic ${thumb ? 'pic--thumb' : ''} ${isBroken ? 'pic--broken' : unusual && !thumb ? 'pic--fit' : ''}`
  const content = (
    <>
      {isBroken ? (
        <span className="pic__outlet" data-initials={monogram(outlet)} aria-hidden="true" dir="auto">
          {outlet}
        </span>
      ) : (
        <img
          ref={element}
          src={image.src}
          srcSet={srcSet}
          sizes={srcSet && (thumb ? THUMB_SIZES : eager ? EAGER_SIZES : CARD_SIZES)}
          alt={href ? '' : (image.alt ?? image.title ?? '')}
          width={image.width ?? 1200}
          height={image.height ?? 630}
          // The head of a page that was drawn at build loads the first picture, if this reader wants pictures.
          loading={eager && !isDrawnAtBuild ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          decoding="async"
          referrerPolicy="no-referrer"
          onError={(event) => learn(false, event.currentTarget)}
          onLoad={(event) => learn(true, event.currentTarget)}
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
