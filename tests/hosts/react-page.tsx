import { type HTMLAttributes, type RefAttributes, StrictMode, createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'

type Attributes = HTMLAttributes<HTMLElement> &
  RefAttributes<HTMLElement> & {
    readonly topic?: string
    readonly layout?: string
    readonly limit?: number
    readonly related?: boolean
  }

/** A typed wrapper of the element, as sites with React and TypeScript write it. */
const BroadsheetTopic = (attributes: Attributes) => createElement('broadsheet-topic', attributes)

const TOPICS = ['harbour', 'words', 'long-titles'] as const

/** A component that creates the element, changes its attributes and removes it. */
function Sidebar() {
  const [at, setAt] = useState(0)
  const [limit, setLimit] = useState(3)
  const [isThere, setThere] = useState(true)
  const [events, setEvents] = useState<readonly string[]>([])
  const listen = (element: HTMLElement | null) => {
    if (!element) return
    const record = ({ type }: Event) => setEvents((before) => [...before, type])
    const types = ['load', 'error']
    for (const type of types) element.addEventListener(type, record)
    return () => {
      for (const type of types) element.removeEventListener(type, record)
    }
  }
  return (
    <>
      <p>
        <button type="button" onClick={() => setAt((at + 1) % TOPICS.length)}>
          Next topic
        </button>
        <button type="button" onClick={() => setLimit(limit + 1)}>
          One more
        </button>
        <button type="button" onClick={() => setThere(!isThere)}>
          {isThere ? 'Take away' : 'Put back'}
        </button>
      </p>
      {isThere && <BroadsheetTopic ref={listen} topic={TOPICS[at] ?? ''} layout="list" limit={limit} related={false} />}
      <p>
        Events: <output>{events.join(' ')}</output>
      </p>
    </>
  )
}

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Sidebar />
    </StrictMode>,
  )
