import { nameIn } from '../adapt/author-names.ts'
import { parseArticle, parseDataFile } from '../parse/parse.ts'
import { plainText } from '../adapt/plain-text.ts'
import type { SourceFile } from '../read/read-file.ts'
import { isGroup } from '../adapt/is-group.ts'

/** Fields by which articles refer to an author of a list or of a file. */
const KEYS = ['id', 'key', 'slug', 'username', 'login', 'handle', 'short_name', 'shortname', 'nick', 'github']

/**
 * Reads the names of authors from the data of another system. Its files are written for another program, so their mistakes are
 * not reported: an author whose data can't be read keeps the name that the article has.
 * @returns names by the keys that articles write, in lower case
 */
export function readAuthors(files: readonly SourceFile[]): Readonly<Record<string, string>> {
  const names = new Map<string, string>()
  const add = (key: unknown, name: string | undefined) => {
    if (typeof key !== 'string' || !name) return
    const lower = key.trim().toLowerCase()
    if (lower !== '' && !names.has(lower)) names.set(lower, plainText(name))
  }
  const addAuthor = (key: string | undefined, value: unknown) => {
    if (typeof value === 'string') add(key, value)
    if (!isGroup(value)) return
    const name = nameIn(value)
    add(key, name)
    for (const field of KEYS) add(value[field], name)
  }
  for (const { path, text } of files) {
    const isOne = /(?:^|\/)_?(?:authors?|people)\/[^/]+(?:\/_?index\.\w+)?$/i.test(path)
    const isMarkdown = /\.(?:md|markdown)$/i.test(path)
    const result = isMarkdown ? parseArticle({ path, text }) : parseDataFile({ path, text })
    if ('problems' in result) continue
    const { data } = result.parsed
    if (isOne) addAuthor(keyOf(path), data)
    else for (const [key, value] of Object.entries(data)) addAuthor(key, value)
  }
  return Object.fromEntries([...names].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The key of an author with a file: its name, or that of the folder it is the index of. */
const keyOf = (path: string): string | undefined =>
  path
    .replace(/\/_?index\.\w+$/i, '')
    .split('/')
    .at(-1)
    ?.replace(/\.\w+$/, '')
