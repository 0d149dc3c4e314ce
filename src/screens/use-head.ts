import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Site } from '../contract/edition.ts'

/** What the head says of the address that the page was served for, and of no other. */
const served: { readonly elements: readonly Element[]; path?: string } = {
  elements: [
    ...document.head.querySelectorAll(
      'meta[name="description"], meta[property], meta[name="twitter:card"], link[type="application/json+oembed"]',
    ),
  ],
}

/** The one element there is of its kind, or a new one. */
function only<Name extends 'link' | 'meta'>(name: Name, attribute: string, value: string): HTMLElementTagNameMap[Name] {
  const found = document.head.querySelector<HTMLElementTagNameMap[Name]>(`${name}[${attribute}="${value}"]`)
  if (found) return found
  const made = document.createElement(name)
  made.setAttribute(attribute, value)
  document.head.append(made)
  return made
}

/**
 * What the document says of itself: its title, which the route announcer reads out, the public address of the page
 * where the site has one, and the publisher's accent, which the nameplate wears.
 */
export function useHead(site: Site, title: string | undefined): void {
  const [path] = useLocation()
  const { url, accent, description } = site
  const full = title ? `${title} · ${site.title}` : site.title

  useEffect(() => {
    document.title = full
  }, [full])

  useEffect(() => {
    // The worker answers for every address with the front page.
    served.path ??= navigator.serviceWorker?.controller ? '/' : path
    if (path === served.path) {
      document.head.querySelector('meta[name="description"]')?.remove()
      document.head.append(...served.elements)
      return
    }
    for (const element of served.elements) element.remove()
    only('meta', 'name', 'description').content = description ?? site.title
  }, [path, description, site.title])

  useEffect(() => {
    if (!url) return
    only('link', 'rel', 'canonical').href = url + encodeURI(path)
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
