import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SITE_FRONT_KEY, indexFilePath } from '../../src/contract/addresses.ts'
import type {
  CardShard,
  Front,
  Manifest,
  SimilarItem,
  SimilarShard,
  Story,
  StoryShard,
  Volume,
} from '../../src/contract/edition.ts'
import type { Outlet } from '../../src/contract/volume.ts'
import type { Directory } from '../../src/contract/part.ts'
import { findShard, similarKey } from '../../src/contract/shards.ts'
import type { CatalogueFile, SearchVolume, SearchWords } from '../../src/contract/volume.ts'
import { joinGroups, joinRows } from '../../src/data/catalogue/join-catalogue.ts'
import { Bundler } from '../../src/bundler/bundle.ts'
import type { BundleOptions, Draft } from '../../src/bundler/draft.ts'
import type { Edition } from '../../src/bundler/write/write-edition.ts'
import { temporaryFolder } from './temporary-folder.ts'

export { temporaryFolder }

const FIXTURES = join(import.meta.dirname, '../fixtures')

/** The time of every build in tests. */
export const NOW = new Date('2026-11-23T12:00:00Z')

/** Waits until the bundler trusts the times of the files that were written. */
export const settle = () => new Promise((done) => setTimeout(done, 150))

/** A grey picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

export type Files = Readonly<Record<string, string | Buffer>>

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Writes a publisher's folder of these files. */
export function publisher(files: Files): string {
  const folder = join(temporaryFolder(), 'content')
  mkdirSync(folder)
  writeFiles(folder, files)
  return folder
}

export const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, name))
export const fixtureNames = (folder: string): string[] => readdirSync(join(FIXTURES, folder)).sort()

/** Makes the text of an article. A field that is undefined is left out. */
export function article(fields: Readonly<Record<string, unknown>> = {}, body = ''): string {
  const matter = {
    title: 'A story',
    publishedDateTime: '2020-06-10T16:07:00Z',
    webUrl: 'https://outlet.example/story',
    ...fields,
  }
  // JSON is YAML.
  const lines = Object.entries(matter)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n${body}`
}

/** Reads all files below a folder. They are sorted by their paths in it. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]))
}

interface ReadStory extends Omit<Story, 'provider'> {
  readonly provider: string
  readonly outlets: readonly string[]
  readonly similar: readonly (SimilarItem & { readonly words: readonly string[] })[]
}

/** A written index. It is read like in the reader: first the manifest, then the files that it names. */
export class WrittenIndex {
  readonly folder: string
  readonly manifest: Manifest

  constructor(folder: string) {
    this.folder = folder
    this.manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  }

  private read(path: string): unknown {
    return JSON.parse(readFileSync(join(this.folder, path), 'utf8'))
  }

  front(topic?: string): Front {
    const hash = topic ? this.manifest.topics.find(({ id }) => id === topic)?.front : this.manifest.front
    return this.read(indexFilePath('fronts', topic ?? SITE_FRONT_KEY, hash ?? '')) as Front
  }

  /** Providers of the articles, by domain. */
  providers(): Outlet[] {
    return [...this.catalogue().providers].sort((a, b) => (a.domain < b.domain ? -1 : 1))
  }

  parts() {
    return this.manifest.parts.map((part) => {
      const directory = this.read(indexFilePath('directory', part.key, part.directory)) as Directory
      return {
        ...part,
        stories: directory.stories.map(([key, hash]) => ({
          key,
          ...(this.read(indexFilePath('stories', key, hash)) as StoryShard),
        })),
        similar: directory.similar.map(([key, hash]) => ({
          key,
          ...(this.read(indexFilePath('similar', key, hash)) as SimilarShard),
        })),
      }
    })
  }

  /** Reads a section of the catalogue of a volume. */
  section<Name extends 'rows' | 'groups' | 'ranks' | 'ids'>(volume: Volume, name: Name) {
    const key = volume.rows === volume.groups ? volume.key : `${volume.key}-${name}`
    return (this.read(indexFilePath('catalogue', key, volume[name])) as CatalogueFile)[name]
  }

  /** The catalogue as the reader joins it. */
  catalogue() {
    const { volumes } = this.manifest
    return {
      ...joinRows(
        this.manifest,
        volumes.map((volume) => this.section(volume, 'rows')),
      ),
      ...joinGroups(
        this.manifest,
        volumes.map((volume) => this.section(volume, 'groups')),
      ),
    }
  }

  /** The shards of cards in the order of the catalogue’s rows. */
  cardShards() {
    return this.manifest.volumes.flatMap((volume) =>
      (this.section(volume, 'rows')?.cards ?? []).map(([key, count, hash]) => ({
        key,
        count,
        ...(this.read(indexFilePath('cards', key, hash)) as CardShard),
      })),
    )
  }

  cards() {
    return this.cardShards().flatMap(({ cards }) => cards)
  }

  /** The words of each volume, in one or several files. */
  search() {
    return this.manifest.volumes.map((volume) => {
      const file = this.read(indexFilePath('search', volume.key, volume.words)) as SearchVolume
      const words = file.files.map(([, hash]) => this.read(indexFilePath('search', 'words', hash)) as SearchWords)
      return { ...file, languages: volume.languages, count: volume.count, tables: file.words ? [file.words] : words }
    })
  }

  /** The event of each article that is one of several reports, and its place among them, as the catalogue has them. */
  events(): Map<string, { readonly event: number; readonly place: number }> {
    const cards = this.cards()
    return new Map(
      this.catalogue().events.flatMap((rows, event) =>
        Array.from(rows, (row, place) => [cards[row]?.id ?? '', { event, place }] as const),
      ),
    )
  }

  /** All stories, with domains instead of numbers for their providers, and with their similar stories. */
  stories(): ReadStory[] {
    return this.parts().flatMap((part) =>
      part.stories.flatMap(({ stories, providers }) =>
        stories.map((story) => {
          const pool = findShard(part.similar, ({ key }) => key, similarKey(story.id, story.topics[0]))
          const places = pool?.similar[pool.ids.indexOf(story.id)] ?? []
          return {
            ...story,
            provider: providers[story.provider]?.domain ?? '',
            outlets: (story.coverage?.points ?? []).map(([place]) => providers[place]?.domain ?? ''),
            similar: places.flatMap(([place, words]) => {
              const item = pool?.items[place]
              return item ? [{ ...item, words }] : []
            }),
          }
        }),
      ),
    )
  }

  story(slug: string) {
    const found = this.stories().find(({ id }) => id.endsWith(`/${slug}`))
    if (!found)
      throw new Error(
        `There is no ${slug} among ${this.stories()
          .map(({ id }) => id)
          .join(', ')}`,
      )
    return found
  }
}

/** An edition and the files that were written for it. */
export interface ReadEdition extends Omit<Draft, 'write' | 'found'>, Omit<Edition, 'files'> {
  /** Path below the index → JSON text. */
  readonly files: ReadonlyMap<string, string>
  /** Paths of the publisher's assets below the index. */
  readonly assets: readonly string[]
  /** Paths of the smaller copies of pictures below the index. */
  readonly copies: readonly string[]
}

export interface Bundled {
  readonly edition: ReadEdition
  readonly index: WrittenIndex
  readonly out: string
}

/** Bundles a folder and writes the index, even if it has errors. Nothing is cached unless the options name a cache. */
export async function bundleTo(out: string, options: BundleOptions): Promise<ReadEdition> {
  const bundler = new Bundler({ now: NOW, cache: false, ...options })
  try {
    const { ok, problems, skipped, isEmptied, future, held, fields, pictures, copied, reading, site, write } =
      await bundler.prepare()
    const edition = await write(out)
    const written = [...filesBelow(out)]
    const isAsset = (path: string) => path.startsWith('assets/')
    const isCopy = (path: string) => path.startsWith('pictures/')
    return {
      ok,
      problems,
      skipped,
      isEmptied,
      future,
      held,
      fields,
      pictures,
      copied,
      ...(reading && { reading }),
      site,
      ...edition,
      files: new Map(
        written.flatMap(([path, bytes]) => (isAsset(path) || isCopy(path) ? [] : [[path, bytes.toString()]])),
      ),
      copies: written.flatMap(([path]) => (isCopy(path) ? path : [])),
      assets: written.flatMap(([path]) => (isAsset(path) ? path : [])),
    }
  } finally {
    await bundler.close()
  }
}

/** Bundles a folder into a temporary folder. */
export const bundle = (options: BundleOptions): Promise<ReadEdition> =>
  bundleTo(join(temporaryFolder(), 'data'), options)

/** Bundles a folder into a temporary folder, and reads the index. */
export async function bundleFolder(content: string, options: Partial<BundleOptions> = {}): Promise<Bundled> {
  const out = join(temporaryFolder(), 'data')
  const edition = await bundleTo(out, { content, ...options })
  return { edition, index: new WrittenIndex(out), out }
}

/** Writes a publisher's folder of these files, bundles it and reads the index. */
export const bundleFiles = (files: Files, options: Partial<BundleOptions> = {}): Promise<Bundled> =>
  bundleFolder(publisher(files), options)

/** Formats problems as one line each: `error invalid-date _news/x.md:3:20 publishedDateTime`. */
export const problemLines = ({ edition }: Bundled): string[] =>
  edition.problems.map(({ severity, code, file, line, column, field }) =>
    [severity, code, [file, line, column].filter((part) => part !== undefined).join(':'), field]
      .filter(Boolean)
      .join(' '),
  )
