import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Site } from '../contract/edition.ts'

/**
 * What the document says of itself: its title, which the route announcer reads out, the public address of the page
 * where the site has one, and the publisher's accent, which the nameplate wears.
 */
export function useHead(site: Site, title: string | undefined): void {
  const [path] = useLocation()
  const { url, accent } = site
  const full = title ? `${title} · ${site.title}` : site.title

  useEffect(() => {
    document.title = full
  }, [full])

  useEffect(() => {
    if (!url) return
    const link = document.createElement('link')
    link.rel = 'canonical'
    link.href = url + path
    document.head.append(link)
    return () => link.remove()
  }, [url, path])

  useEffect(() => {
    if (!accent) return
    const { style } = document.documentElement
    style.setProperty('--accent', accent)
    return () => {
      style.removeProperty('--accent')
    }
  }, [accent])
}
