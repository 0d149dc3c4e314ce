import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Site } from '../../contract/edition.ts'

/** Elements of the head that the server wrote for the first path. They are wrong for every other path. */
const served: { readonly elements: readonly Element[]; path?: string } = {
  elements: import.meta.env.SSR
    ? []
    : [
        ...document.head.querySelectorAll(
          'meta[name="description"], meta[property], meta[name="twitter:card"], link[rel="alternate"]:not([href*="/feed."]), [type$="ld+json"]',
        ),
      ],
}

/** Finds the element in the head, or adds it. */
function findOrAdd<Name extends 'link' | 'meta'>(
  name: Name,
  attribute: string,
  value: string,
): HTMLElementTagNameMap[Name] {
  const found = document.head.querySelector<HTMLElementTagNameMap[Name]>(`${name}[${attribute}="${value}"]`)
  if (found) return found
  const added = document.createElement(name)
  added.setAttribute(attribute, value)
  document.head.append(added)
  return added
}

/**
 * Keeps the head of the document up to date: the title, the description, the canonical address, and the accent colour
 * of the publisher.
 * @param title title of the page; omitted on the front page
 */
export function useHead(site: Site, title: string | undefined): void {
  const [path] = useLocation()
  const { url, accent, description } = site
  const fullTitle = title ? `${title} · ${site.title}` : site.title

  useEffect(() => {
    document.title = fullTitle
  }, [fullTitle])

  useEffect(() => {
    // The service worker answers every address with the document of the front page.
    served.path ??= navigator.serviceWorker?.controller ? '/' : path
    if (path === served.path) {
      document.head.querySelector('meta[name="description"]')?.remove()
      document.head.append(...served.elements)
      return
    }
    for (const element of served.elements) element.remove()
    findOrAdd('meta', 'name', 'description').content = description ?? site.title
  }, [path, description, site.title])

  useEffect(() => {
    if (!url) return
    findOrAdd('link', 'rel', 'canonical').href = url + encodeURI(path)
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
