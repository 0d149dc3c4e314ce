/** ISO 639-1 codes of the languages that sites are written in. Codes that are common words in folders are left out. */
const CODES = new Set(
  (
    'af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ' +
    'ko ku ky lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl ps pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh'
  ).split(' '),
)

/** True for the tag of a language in this list: `fr`, `pt-br`, `zh-Hans`, `zh_TW`. */
export function isLanguage(name: string): boolean {
  const [, code = ''] = /^([a-z]{2,3})(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))?$/i.exec(name) ?? []
  return CODES.has(code.toLowerCase())
}

const codeOf = (tag: string) => tag.toLowerCase().split(/[-_]/)[0] ?? ''

export interface FolderLanguages {
  /** Tags by folder, which ends with a slash. */
  readonly languages: Readonly<Record<string, string>>
  /** Tags with which names end: `fr` of `pier.fr.md`. */
  readonly suffixes: readonly string[]
}

/**
 * Finds translations side by side. The name of a language alone proves nothing: a folder `it/` may be about computers. Folders
 * are of languages when several are beside each other, or when one repeats the files of the folder around it.
 * @param paths paths of all Markdown files
 * @param language the site's language; empty when unknown
 */
export function findLanguages(paths: readonly string[], language: string): FolderLanguages {
  const files = new Set(paths)
  const children = new Map<string, Set<string>>()
  const mirrored = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/')
    for (let at = 0; at < parts.length - 1; at++) {
      const parent = parts.slice(0, at).join('/')
      const name = parts[at] ?? ''
      const names = children.get(parent) ?? new Set()
      children.set(parent, names.add(name))
      if (isLanguage(name) && files.has([...parts.slice(0, at), ...parts.slice(at + 1)].join('/')))
        mirrored.add(parts.slice(0, at + 1).join('/'))
    }
  }
  const own = codeOf(language || 'en')
  const found: Record<string, string> = {}
  for (const [parent, names] of children) {
    const tags = [...names].filter(isLanguage)
    const areBeside =
      tags.length > 1 && (tags.length === names.size || tags.some((tag) => [own, 'en'].includes(codeOf(tag))))
    const isFolderOfLanguages = /(?:^|\/)(?:i18n|translations?|lang|locales?)$/i.test(parent)
    for (const tag of tags) {
      const folder = parent ? `${parent}/${tag}` : tag
      if (areBeside || isFolderOfLanguages || mirrored.has(folder)) found[`${folder}/`] = tag
    }
  }
  return { languages: found, suffixes: findSuffixes(paths) }
}

/** Finds the languages of names such as `pier.fr.md`, if there is a `pier.md` or `pier.en.md` beside it. */
function findSuffixes(paths: readonly string[]): string[] {
  const byStem = new Map<string, string[]>()
  for (const path of paths) {
    const [, stem = '', tag = ''] = /^(.*?)(?:\.([A-Za-z]{2,3}(?:[-_][A-Za-z\d]{2,4})?))?\.\w+$/.exec(path) ?? []
    const isTag = tag !== '' && isLanguage(tag)
    const key = isTag || tag === '' ? stem : `${stem}.${tag}`
    const tags = byStem.get(key) ?? []
    byStem.set(key, tags)
    tags.push(isTag ? tag : '')
  }
  return [...new Set([...byStem.values()].filter((tags) => tags.length > 1).flat())].filter(Boolean).sort()
}
