/**
 * True for a path. An address belongs to another setting; a shell of Git on Windows makes `C:/Program Files/Git/news/` of `/news/`.
 */
export const isBase = (base: string): boolean => !/[?#\\]|^[a-z][\w+.-]*:|(?:^|\/)\.{1,2}(?:\/|$)/i.test(base)

/**
 * Gives a base path slashes at both ends: `some/sub` → `/some/sub/`; no path → `/`. What could end a text in a page or a script
 * is encoded.
 */
export function normaliseBase(base: string | undefined): string {
  const path = (base ?? '').replace(/^\/+|\/+$/g, '')
  if (!path) return '/'
  const { pathname } = new URL(`/${path}/`, 'https://site.example')
  return pathname.replaceAll('&', '%26').replaceAll("'", '%27')
}
