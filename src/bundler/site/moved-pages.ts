import { closeSync, openSync, readSync, readdirSync, rmSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { articlePath } from '../../contract/addresses.ts'
import { MOVED_PAGE_MARK } from '../../contract/moved-page.ts'
import type { Site } from '../../contract/edition.ts'
import type { MovedPages } from '../links/moved-pages.ts'
import { writeBuiltFile } from '../write/built-files.ts'
import { escapeHtml } from '../values/escape-html.ts'

export const isMovedPage = (text: string): boolean => text.startsWith(MOVED_PAGE_MARK)

/** Folders in which no old address is, some with thousands of files. */
const OTHER_FOLDERS: ReadonlySet<string> = new Set(['app', 'data', 'embed', 'feeds', 'oembed', 'previews'])
const PAGE = /\.html?(?:\.\d+-\d+-\d+\.part)?$/i

/** A page that leads to an article, also without scripts. Search engines keep only the page of the article. */
function movedPageHtml({ title, locale, url }: Site, id: string, base: string): string {
  const path = articlePath(id)
  const address = escapeHtml(base + path.slice(1))
  return `${MOVED_PAGE_MARK}
<html lang="${escapeHtml(locale)}">
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${address}">
<link rel="canonical" href="${url === undefined ? address : escapeHtml(url + path)}">
<p><a href="${address}">${escapeHtml(`/${id}`)}</a></p>
</html>
`
}

/**
 * Writes a page at every old address, and removes those of earlier builds. Only files that have changed are written. Call it
 * when the site has all its other files: none of them is replaced.
 * @returns paths that were not written because something else is in their place
 */
export function writeMovedPages(out: string, base: string, site: Site, { files }: Pick<MovedPages, 'files'>): string[] {
  const wanted = new Set(files.map(([file]) => file.normalize()))
  prune(out, '', wanted)
  return files.flatMap(([file, id]) =>
    writeBuiltFile(out, file, movedPageHtml(site, id, base), isMovedPage) ? [] : [file],
  )
}

/** Tells a publisher of old addresses; undefined when there are none. */
export function describeMovedPages({ files, leftOut }: MovedPages): string | undefined {
  if (files.length === 0) return undefined
  const some =
    files.length === 1 ? '1 old address leads to its article' : `${files.length} old addresses lead to their articles`
  const rest = `; ${leftOut} of older articles get no page, because hosts limit the number of files`
  return `${some}${leftOut > 0 ? rest : ''}.`
}

/** Removes pages of earlier builds that are not wanted, and folders that become empty. Does not follow links. */
function prune(out: string, at: string, wanted: ReadonlySet<string>): boolean {
  let hasRemoved = false
  let isEmpty = true
  for (const entry of readdirSync(join(out, at), { withFileTypes: true })) {
    const path = at === '' ? entry.name : `${at}/${entry.name}`
    let isRemoved = false
    if (entry.isDirectory()) isRemoved = !OTHER_FOLDERS.has(path) && prune(out, path, wanted)
    else if (
      entry.isFile() &&
      PAGE.test(path) &&
      !wanted.has(path.normalize()) &&
      isMovedPage(beginning(join(out, path)))
    ) {
      rmSync(join(out, path))
      isRemoved = true
    }
    hasRemoved ||= isRemoved
    isEmpty &&= isRemoved
  }
  if (!hasRemoved || !isEmpty || at === '') return false
  rmdirSync(join(out, at))
  return true
}

function beginning(file: string): string {
  const bytes = Buffer.alloc(MOVED_PAGE_MARK.length)
  const opened = openSync(file, 'r')
  try {
    return bytes.toString('utf8', 0, readSync(opened, bytes))
  } finally {
    closeSync(opened)
  }
}
