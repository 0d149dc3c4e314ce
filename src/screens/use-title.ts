import { useEffect } from 'react'

/** Names the document; the route announcer reads it out. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
