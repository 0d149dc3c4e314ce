import { escapeHtml } from '../values/escape-html.ts'
import type { FeedPicture } from './feed-story.ts'

const GALLERY = /\[gallery\b[^\]]*?\bids\s*=\s*["']?([\d,\s]+)["']?[^\]]*\]/gi

/** Puts the pictures of a gallery in place of its mark, which names them by their number. */
export const withGalleries = (html: string, attachments: ReadonlyMap<string, FeedPicture>): string =>
  html.replaceAll(GALLERY, (_, ids: string) =>
    ids
      .split(',')
      .flatMap((id) => attachments.get(id.trim()) ?? [])
      .map(({ url, alt = '' }) => `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`)
      .join(' '),
  )

const BLOCK =
  /^<\/?(?:p|div|section|article|blockquote|pre|h[1-6]|ul|ol|dl|li|figure|table|hr|iframe|form|details|header|footer)\b/i
const COMMENT = /<!--[\s\S]*?-->/g

/** Makes paragraphs of the lines of a text, as WordPress does when it shows one that was written without them. */
export function paragraphsOf(html: string): string {
  const text = html.replaceAll(/\r\n?/g, '\n').replaceAll(COMMENT, '')
  if (/<p[\s>]/i.test(text)) return text
  // What is between the tags of a block of code stays as it is.
  const parts = text.split(/(<pre\b[\s\S]*?<\/pre>)/i)
  return parts
    .flatMap((part, at) => (at % 2 === 1 ? [part] : part.split(/\n\s*\n/).map(paragraphOf)))
    .filter((part) => part !== '')
    .join('\n')
}

function paragraphOf(part: string): string {
  const text = part.trim()
  return text === '' || BLOCK.test(text) ? text : `<p>${text.replaceAll('\n', '<br>')}</p>`
}
