import { useLayoutEffect, useRef } from 'react'
import type { ShownPicture } from '../../contract/article.ts'
import type { Topic } from '../../contract/edition.ts'
import { useLaterMessages } from '../base/later-messages.ts'
import { StoryPicture } from '../parts/story-picture.tsx'
import { useInterfaceLang } from '../base/use-lang.ts'

/**
 * Returns the address of the widest copy of a picture that this page has loaded, for example for a card.
 * @param srcSet as the attribute of that name
 */
function loadedCopy(srcSet: string): string | undefined {
  const copies = srcSet.split(',').map((copy) => copy.trim().split(' ')[0] ?? '')
  return copies.findLast((copy) => performance.getEntriesByName(new URL(copy, document.baseURI).href).length > 0)
}

interface Props {
  readonly image: ShownPicture
  readonly outlet: string
  readonly topic: Topic | undefined
  /** False while the caption is not known. */
  readonly hasCredit: boolean
}

/** The picture of an open story, with its caption and credit. Until it has loaded, it shows the copy that its card has loaded. */
export function StoryFigure({ image, outlet, topic, hasCredit }: Props) {
  const messages = useLaterMessages().story
  const interfaceLang = useInterfaceLang()
  const figure = useRef<HTMLElement>(null)
  const { srcSet } = image
  useLayoutEffect(() => {
    const picture = figure.current?.querySelector('img')
    const copy = srcSet && loadedCopy(srcSet)
    if (!picture || picture.complete || !copy) return
    const { style } = picture
    // An unusual picture is not cropped, see `StoryPicture`.
    const { objectFit } = getComputedStyle(picture)
    style.background = `url("${copy}") center / ${objectFit === 'contain' ? 'contain' : 'cover'} no-repeat`
    const onLoad = () => style.removeProperty('background')
    picture.addEventListener('load', onLoad)
    return () => picture.removeEventListener('load', onLoad)
  }, [srcSet])
  return (
    <figure ref={figure} className="bleed">
      <StoryPicture image={image} outlet={outlet} topic={topic} eager />
      {hasCredit && (image.caption ?? image.attribution) && (
        <figcaption className="credit">
          {image.caption && (
            <span className="caption" dir="auto">
              {image.caption}
            </span>
          )}
          {image.attribution && (
            <span className="credit__by" dir="auto" lang={interfaceLang}>
              {messages.imageBy(image.attribution)}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  )
}
