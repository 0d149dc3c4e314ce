const MARK = '# Made by Broadsheet; its next build replaces or removes this file.\n'

/** The file that every site had before sitemaps were written. */
const FORMER = 'User-agent: *\nAllow: /\n'

export const isBuiltRobots = (text: string): boolean => text.startsWith(MARK) || text === FORMER

/**
 * Makes a `robots.txt` that allows everything.
 * @param sitemaps absolute addresses
 */
export function robotsTxt(sitemaps: readonly string[]): string {
  const lines = sitemaps.map((address) => `Sitemap: ${address}\n`)
  return `${MARK}User-agent: *\nAllow: /\n${lines.length > 0 ? `\n${lines.join('')}` : ''}`
}
