import { useState } from 'react'
import type { Picture, Topic } from '../contract/edition.ts'
import { Icon } from './icon.tsx'
import { StoryPicture } from './story-picture.tsx'
import { inkOf } from './kicker.tsx'
import { useSite } from './site-context.tsx'

interface Props {
  /** Id of the video on YouTube. */
  readonly youtube: string
  readonly title: string
  readonly image?: Picture | undefined
  readonly topic?: Topic | undefined
}

/** A YouTube video behind a picture. Nothing is requested from YouTube until the reader presses play. */
export function VideoPlayer({ youtube, title, image, topic }: Props) {
  const [isPlaying, setPlaying] = useState(false)
  const { isOffline } = useSite()
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
            <StoryPicture image={image} topic={topic} eager />
          ) : (
            <div className="pic pic--broken" {...inkOf(topic)}>
              <span aria-hidden="true">{topic?.shortname ?? topic?.name ?? 'Video'}</span>
            </div>
          )}
          <button type="button" className="player" onClick={() => setPlaying(!isOffline)} aria-disabled={isOffline}>
            <Icon name="play" />
            Play video<span className="sr-only">: {title}</span>
            {isOffline && <small className="needs-net">needs a connection</small>}
          </button>
        </>
      )}
      <p className="credit">
        <span>{isPlaying ? 'The video comes from YouTube.' : 'Nothing loads from YouTube until you press play.'}</span>
        <a href={`https://www.youtube.com/watch?v=${youtube}`} target="_blank" rel="noopener noreferrer">
          Watch on YouTube
        </a>
      </p>
    </div>
  )
}
