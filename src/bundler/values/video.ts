import { sanitizeHtml } from '../system/late-libraries.ts'

const VIDEO_ID = /^[\w-]{6,20}$/

/** Returns the id of a YouTube video from any of its addresses; undefined for other addresses. */
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
  return id && VIDEO_ID.test(id) ? id : undefined
}

/** The page of a video at one of the common hosts; undefined for all other addresses. */
export function videoPage(address: string): { readonly url: string; readonly host: string } | undefined {
  const youtube = youtubeId(address)
  if (youtube) return { url: `https://www.youtube.com/watch?v=${youtube}`, host: 'YouTube' }
  const vimeo = /^(?:https?:)?\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)\b/.exec(address)?.[1]
  return vimeo ? { url: `https://vimeo.com/${vimeo}`, host: 'Vimeo' } : undefined
}

/** Returns the id of the first YouTube video among some addresses. */
export function firstYoutubeId(links: readonly string[]): string | undefined {
  for (const link of links) {
    const id = youtubeId(link)
    if (id) return id
  }
  return undefined
}

/** Returns the addresses of all iframes in raw HTML. */
export function framesIn(html: string): readonly string[] {
  const sources: string[] = []
  // Needs a real parser: text inside a `srcdoc` may look like another iframe.
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

/** Returns the id of the YouTube video that raw HTML embeds. Nothing else of that HTML is published. */
export function youtubeInHtml(html: string): string | undefined {
  return framesIn(html)
    .map(youtubeId)
    .find((id) => id !== undefined)
}
