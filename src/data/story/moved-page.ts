import { queryOptions } from '@tanstack/react-query'
import { BASE_PATH } from '../../contract/base-path.ts'
import { MOVED_PAGE_MARK } from '../../contract/moved-page.ts'
import { matchRoute } from '../../contract/routes.ts'

const BASE = BASE_PATH

/** Files in which an old address may be, for the spellings that a host does not answer by itself. */
function filesOf(path: string): string[] {
  const plain = path.replace(/^\/+/, '').replace(/\/+$/, '')
  const name = plain.replace(/(?:\/index)?\.html?$/i, '')
  const files = [`${name}/index.html`, `${name}.html`]
  return [...new Set([...files, ...files.map((file) => file.toLowerCase())])]
}

/** Returns the path below the base path to which the text of a moved page leads. */
function targetOf(text: string): string | undefined {
  if (!text.startsWith(MOVED_PAGE_MARK)) return undefined
  const address = /content="0; url=([^"]*)"/.exec(text)?.[1]
  if (!address?.startsWith(BASE)) return undefined
  const path = `/${address.slice(BASE.length)}`
  return matchRoute(path, '').screen === 'article' ? path : undefined
}

/**
 * The article to which an address leads that has no page: a host may show the reader there, and the worker does for every
 * address that could be an article's. `null` when there is none.
 * @param path below the base path, percent-encoded
 */
export const movedPageQuery = (path: string) =>
  queryOptions({
    queryKey: ['moved', path],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) => {
      for (const file of filesOf(path)) {
        const response = await fetch(BASE + file, { signal })
        const target = response.ok ? targetOf(await response.text()) : undefined
        if (target !== undefined) return target
      }
      return null
    },
  })
