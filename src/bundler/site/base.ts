/** `some/sub` → `/some/sub/`; nothing → `/`. */
export function normaliseBase(base: string | undefined): string {
  const path = (base ?? '').replace(/^\/+|\/+$/g, '')
  return path ? `/${path}/` : '/'
}
