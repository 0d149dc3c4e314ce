import { sanitizeHtml } from '../system/late-libraries.ts'

const ID = /^[\w-]{6,20}$/

/** YouTube's id of a film from any address of it; undefined when it is another address. */
export function youtubeId(link: string): string | undefined {
  let url: URL
  try {
    url = new URL(link.startsWith('//') ? `https:${link}` : link)
  } catch {
    return undefined
  }
  const host = url.hostname.replace(/^(www|m)\./, '')
  const id =
    host === 'youtu.be'
      ? url.pathname.slice(1)
      : host === 'youtube.com' || host === 'youtube-nocookie.com'
        ? (url.searchParams.get('v') ?? /^\/(?:embed|shorts|live|v)\/([^/]+)/.exec(url.pathname)?.[1])
        : undefined
  return id && ID.test(id) ? id : undefined
}

/** Of the first of some addresses that is one of a film. */
export function youtubeAmong(links: readonly string[]): string | undefined {
  for (const link of links) {
    const id = youtubeId(link)
    if (id) return id
  }
  return undefined
}

/** Addresses of the frames in a piece of raw HTML. */
export function framesIn(html: string): readonly string[] {
  const sources: string[] = []
  // Only a parser knows attributes from text that looks like them, such as a `srcdoc`.
  sanitizeHtml()(html, {
    allowedTags: [],
    transformTags: {
      iframe: (tagName, attribs) => {
        sources.push(attribs['src']?.trim() ?? '')
        return { tagName, attribs: {} }
      },
    },
  })
  return sources
}

/** The film a piece of raw HTML plays. Nothing else of that HTML is ever used. */
export function youtubeInHtml(html: string): string | undefined {
  return framesIn(html)
    .map(youtubeId)
    .find((id) => id !== undefined)
}
