const names = new Map<string, string>()
const MAX_NAMES = 10_000

/** Returns the same text for all spellings of a name: `pub-date`, `pub_date`, `PubDate` → `pubdate`. */
export function normalName(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const normal = name.toLowerCase().replaceAll(/[-_\s.:]/g, '')
  if (names.size < MAX_NAMES) names.set(name, normal)
  return normal
}
