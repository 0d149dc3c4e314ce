import { useLayoutEffect } from 'react'
import type { Topic } from '../../contract/edition.ts'

/** Colours the whole page for its topic, by attributes of `<html>` that the styles read. */
export function usePageInk(topic: Topic | undefined): void {
  const ink = topic?.ink
  const sub = topic?.sub
  useLayoutEffect(() => {
    if (!ink) return
    const root = document.documentElement
    root.dataset['ink'] = String(ink)
    root.dataset['stock'] = ''
    if (sub !== undefined) root.dataset['sub'] = String(sub)
    return () => {
      delete root.dataset['ink']
      delete root.dataset['stock']
      delete root.dataset['sub']
    }
  }, [ink, sub])
}

/** The same attributes, for a page that is drawn at build. */
export const inkAttributes = (topic: Topic | undefined): Record<string, string> =>
  topic?.ink
    ? {
        'data-ink': String(topic.ink),
        'data-stock': '',
        ...(topic.sub !== undefined && { 'data-sub': String(topic.sub) }),
      }
    : {}
