import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ImportOptions, importFeeds } from '../../../src/bundler/importing/import-feeds.ts'
import type { ImportResult } from '../../../src/bundler/importing/import-result.ts'
import { type Files, NOW, filesBelow, temporaryFolder, writeFiles } from '../workspace.ts'

/** A publisher's folder into which feeds are imported. */
export interface ImportFolder {
  readonly content: string
  /** Folder of `.broadsheet`. */
  readonly root: string
  readonly run: (sources: string | readonly string[], options?: Partial<ImportOptions>) => Promise<ImportResult>
  /** Text of a file of the folder. */
  readonly read: (path: string) => string
  /** Text of the only article. */
  readonly article: () => string
  /** Sorted paths of all files. */
  readonly paths: () => string[]
}

/** Makes a publisher's folder of these files. Feeds on this machine are allowed unless the options say otherwise. */
export function importFolder(files: Files = {}): ImportFolder {
  const root = temporaryFolder()
  const content = join(root, 'content')
  mkdirSync(content)
  writeFiles(content, files)
  const read = (path: string) => readFileSync(join(content, path), 'utf8')
  return {
    content,
    root,
    read,
    run: (sources, options) =>
      importFeeds({
        content,
        sources: typeof sources === 'string' ? [sources] : sources,
        memory: join(root, '.broadsheet/import'),
        version: '1.2.3',
        allowPrivate: true,
        now: NOW,
        ...options,
      }),
    article: () => {
      const names = readdirSync(join(content, '_news'))
      if (names.length !== 1) throw new Error(`There are ${names.length} articles: ${names.join(', ')}`)
      return read(`_news/${names[0]}`)
    },
    paths: () => [...filesBelow(content).keys()],
  }
}

/** Writes a feed to a file beside the folder, and returns its path. */
export function feedFile({ root }: Pick<ImportFolder, 'root'>, text: string | Buffer, name = 'feed.xml'): string {
  writeFiles(root, { [name]: text })
  return join(root, name)
}
