import { useEffect, useRef, useState } from 'react'
import { useFollows } from '../../state/follows.ts'
import { FollowChooser } from './follow-chooser.tsx'
import { MyFront } from './my-front.tsx'

/** My edition, or the page on which the reader chooses what it is made of. */
export function MyScreen() {
  const follows = useFollows()
  const isEmpty = follows.topics.length + follows.outlets.length === 0
  const [isChoosing, setChoosing] = useState(isEmpty)
  // The first choice must not end the choosing.
  if (isEmpty && !isChoosing) setChoosing(true)

  const wasChoosing = useRef(isChoosing)
  useEffect(() => {
    if (wasChoosing.current === isChoosing) return
    wasChoosing.current = isChoosing
    // The pressed button is gone. As on a new page, the keyboard continues at the top.
    document.getElementById('main')?.focus({ preventScroll: true })
    window.scrollTo({ top: 0, behavior: 'instant' })
  }, [isChoosing])

  return isChoosing ? (
    <FollowChooser isEmpty={isEmpty} onDone={() => setChoosing(false)} />
  ) : (
    <MyFront follows={follows} onChange={() => setChoosing(true)} />
  )
}
