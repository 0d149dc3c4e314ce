/** Gives a base path slashes at both ends: `some/sub` → `/some/sub/`; no path → `/`. */
export function normaliseBase(base: string | undefined): string {
  const path = (base ?? '').replace(/^\/+|\/+$/g, '')
  return path ? `/${path}/` : '/'
}
