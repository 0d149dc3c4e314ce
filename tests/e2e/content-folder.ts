import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { array, boolean, looseObject, nullish, object, optional, parse, string } from 'valibot'

/** Fields for counting, read from the publisher's file without the bundler's code. */
export interface SourceArticle {
  readonly title: string
  readonly time: number
  readonly type: string
  readonly domain: string
  /** Names of its topics and of every topic above them. */
  readonly topics: ReadonlySet<string>
}

const matter = looseObject({
  title: string(),
  publishedDateTime: string(),
  type: optional(string(), 'article'),
  published: optional(boolean(), true),
  provider: object({ domain: string(), name: nullish(string()) }),
  topics: optional(array(string()), []),
})

const topic = looseObject({ id: nullish(string()), name: string(), parent: nullish(string()) })

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !basename(name).startsWith('.'))
    .map((name) => join(folder, name))
}

/** Reads every article that an edition of this folder must show. */
export function publishedArticles(folder: string): SourceArticle[] {
  const topics = filesIn(join(folder, '_data/topics'), '.yaml').map((path) =>
    parse(topic, parseYaml(readFileSync(path, 'utf8').replace(/\n---\s*$/, '\n'))),
  )
  const withParents = (name: string, names = new Set<string>()): Set<string> => {
    const found = topics.find((one) => one.name === name || one.id === name)
    const fullName = found?.name ?? name
    if (names.has(fullName)) return names
    names.add(fullName)
    return found?.parent ? withParents(found.parent, names) : names
  }
  return filesIn(join(folder, '_news'), '.md').flatMap((path) => {
    const [, front = ''] = readFileSync(path, 'utf8').replaceAll('\r\n', '\n').split(/^---$/m)
    const { title, publishedDateTime, type, published, provider, topics: names } = parse(matter, parseYaml(front))
    const time = Date.parse(publishedDateTime)
    if (!published || time > Date.now()) return []
    const all = new Set(names.flatMap((name) => [...withParents(name)]))
    return [{ title, time, type, domain: provider.domain.toLowerCase().replace(/^www\./, ''), topics: all }]
  })
}
