import { useLaterMessages } from '../base/later-messages.ts'
import { useState } from 'react'
import type { FullArticle, ShownPicture } from '../../contract/article.ts'
import { Icon } from '../base/icon.tsx'
import { StoryPicture } from '../parts/story-picture.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { useSite } from '../base/site-context.tsx'
import { useInterfaceLang } from '../base/use-lang.ts'

interface Props {
  /** Id of the video on YouTube. */
  readonly youtube: string
  readonly article: Pick<FullArticle, 'title' | 'provider' | 'topics'>
  readonly image: ShownPicture | undefined
}

/** A YouTube video behind a picture. Nothing is requested from YouTube until the reader presses play. */
export function VideoPlayer({ youtube, article, image }: Props) {
  const { title, provider, topics } = article
  const [topic] = topics
  const [isPlaying, setPlaying] = useState(false)
  const { isOffline } = useSite()
  const { story } = useLaterMessages()
  const interfaceLang = useInterfaceLang()
  return (
    <div className="player-box">
      {isPlaying ? (
        <iframe
          className="player-frame"
          src={`https://www.youtube-nocookie.com/embed/${youtube}?autoplay=1&rel=0`}
          title={title}
          allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
          referrerPolicy="strict-origin-when-cross-origin"
          allowFullScreen
        />
      ) : (
        <>
          {image ? (
            <StoryPicture image={image} outlet={provider.name} topic={topic} eager />
          ) : (
            <div className="pic pic--broken" {...inkOf(topic)}>
              <span className="pic__outlet" aria-hidden="true" dir="auto">
                {provider.name}
              </span>
            </div>
          )}
          <button
            type="button"
            className="player"
            lang={interfaceLang}
            onClick={() => setPlaying(!isOffline)}
            aria-disabled={isOffline}
          >
            <Icon name="play" />
            <span aria-hidden="true">{story.playVideo}</span>
            <span className="sr-only">{story.playVideoOf(title)}</span>
            {isOffline && <small className="needs-net">{story.needsConnection}</small>}
          </button>
        </>
      )}
      <p className="credit" lang={interfaceLang}>
        <span>{isPlaying ? story.videoFromYouTube : story.nothingFromYouTube}</span>
        <a href={`https://www.youtube.com/watch?v=${youtube}`} target="_blank" rel="noopener noreferrer">
          {story.watchOnYouTube}
        </a>
      </p>
    </div>
  )
}
