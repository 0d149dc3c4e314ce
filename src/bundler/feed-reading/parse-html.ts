import { type Handler, Parser } from 'htmlparser2'

/** Elements that are open at once. What is deeper was written by no person, and would take the parser minutes. */
const MAX_OPEN = 1000
const CHUNK = 16_384

/** Parses HTML of any shape. The rest is left out where too many elements are open. */
export function parseHtml(html: string, handler: Partial<Handler>): void {
  let open = 0
  const parser = new Parser(
    {
      ...handler,
      onopentag(name, attributes, isImplied) {
        open++
        handler.onopentag?.(name, attributes, isImplied)
      },
      onclosetag(name, isImplied) {
        open--
        handler.onclosetag?.(name, isImplied)
      },
    },
    { decodeEntities: true },
  )
  // Half a character is none, and a file with one could not be written.
  const text = html.replaceAll(/\p{Surrogate}/gu, '\uFFFD')
  for (let at = 0; at < text.length; at += CHUNK) {
    if (open >= MAX_OPEN) break
    parser.write(text.slice(at, at + CHUNK))
  }
  parser.end()
}
