import { useEffect, useState } from 'react'

/** Returns a text once it has not changed for a while. A screen reader would otherwise read every step of a change. */
export function useSettled(text: string, milliseconds: number): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), milliseconds)
    return () => clearTimeout(timer)
  }, [text, milliseconds])
  return settled
}
