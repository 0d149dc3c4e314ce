import { type HTMLAttributes, type RefAttributes, StrictMode, createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'

type Attributes = HTMLAttributes<HTMLElement> &
  RefAttributes<HTMLElement> & {
    readonly topic?: string
    readonly layout?: string
    readonly limit?: number
    readonly related?: boolean
  }

/** As a typed wrapper of any site would be. */
const BroadsheetTopic = (attributes: Attributes) => createElement('broadsheet-topic', attributes)

const TOPICS = ['harbour', 'words', 'long-titles'] as const

/** A component as any site has it: it owns the element, changes its attributes and takes it away. */
function Sidebar() {
  const [at, setAt] = useState(0)
  const [limit, setLimit] = useState(3)
  const [isThere, setThere] = useState(true)
  const [heard, setHeard] = useState<readonly string[]>([])
  const listen = (element: HTMLElement | null) => {
    if (!element) return
    const note = ({ type }: Event) => setHeard((before) => [...before, type])
    const types = ['load', 'error']
    for (const type of types) element.addEventListener(type, note)
    return () => {
      for (const type of types) element.removeEventListener(type, note)
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
        Heard: <output>{heard.join(' ')}</output>
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
