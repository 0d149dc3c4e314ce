import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST_FILE, SCHEMA_FILE, SITE_FRONT_KEY, indexFilePath } from '../../contract/addresses.ts'
import { INDEX_FORMAT, type Manifest, type Topic } from '../../contract/edition.ts'
import type { Outlet } from '../../contract/volume.ts'
import { type ShardRange, shardName } from '../../contract/shards.ts'
import { RecordReader } from '../cache/record-store.ts'
import type { ArticleStore } from '../collect/article-store.ts'
import { readRecordOf } from '../collect/article-record.ts'
import type { JoinedWithCopies } from '../copies/make-copies.ts'
import type { Joined } from '../join/join.ts'
import type { MovedPages } from '../links/moved-pages.ts'
import type { Translations } from '../links/translations.ts'
import type { Listing } from '../read/list-content.ts'
import { type FrontPlan, frontInputs, makeFront } from '../shard/front.ts'
import { type MadeFile, type MadePart, type PartTask, hashIn, startMakingParts } from '../shard/make-part.ts'
import { type PlannedArticle, planFingerprint } from '../relate/planned-article.ts'
import type { EditionPlan } from '../shard/plan-edition.ts'
import { writeIndexFile } from '../shard/write-index-file.ts'
import { fingerprintOf, hashOf } from '../system/hash.ts'
import { replaceFile } from '../system/replace-file.ts'
import { type StageTimes, addTime, addTimes } from '../system/stage-times.ts'
import type { ThreadPool } from '../system/thread-pool.ts'
import { type EditionCache, type MadeFiles, describeBuild } from './edition-cache.ts'
import { makeVolumes } from './make-volumes.ts'
import { Output, SCHEMA } from './output.ts'

/** From this many parts on, making them in two threads saves more than starting the second one costs. */
const MANY_PARTS = 2

/** A folder that has been read. */
export interface FolderToWrite {
  readonly listing: Listing
  /** Fingerprint of the listing and the options. */
  readonly inputs: string | undefined
  readonly joined: JoinedWithCopies
}

interface WriteInput extends FolderToWrite {
  /** The publisher's folder. */
  readonly content: string
  /** Folder of the index. */
  readonly out: string
  readonly plan: EditionPlan
  readonly store: ArticleStore
  readonly cache: EditionCache
  readonly pool: ThreadPool
  readonly times: StageTimes
  readonly onProgress: (done: number, total: number) => void
}

/** An edition in a folder. */
export interface Edition {
  readonly manifest: Manifest
  readonly moved: MovedPages
  readonly translations: readonly Translations[]
  /** Number and bytes of the index's files, without the publisher's assets. */
  readonly files: number
  readonly bytes: number
  /** Files that were written or copied. */
  readonly written: number
  readonly clock: Readonly<StageTimes>
}

/**
 * Writes an edition: its parts, fronts and assets, and finally the manifest, with which it becomes visible to readers. Files
 * that the last edition had are used again.
 */
export async function writeEdition(input: WriteInput): Promise<Edition> {
  const { content, out, listing, joined, plan, cache, times } = input
  const output = new Output(out, content, cache.output(out))
  const outletFingerprints = new Map(
    Array.from(joined.providers, ([domain, outlet]) => [domain, fingerprintOf(JSON.stringify(outlet))]),
  )
  const parts = await makeParts(input, output, outletFingerprints)
  const { store, pool } = input
  const { providers } = joined
  const { volumes, made } = await makeVolumes({
    plans: plan.volumes,
    parts,
    providers,
    records: store.records.path,
    before: cache.made,
    output,
    pool,
    times,
  })
  const started = performance.now()
  const fronts = new FrontMaker(input, output, outletFingerprints)
  const manifest = describeEdition(joined, plan, [...parts.values()], volumes, fronts)
  fronts.close()
  const text = JSON.stringify(manifest)
  addTime(times, 'fronts', started)
  for (const { files } of parts.values()) for (const { path } of files) output.use(path)
  for (const { path } of fronts.made.values()) output.use(path)
  for (const { paths } of made) for (const path of paths) output.use(path)
  const published = new Set(joined.assets)
  const copied = output.copyAssets(listing.assets.filter(({ path }) => published.has(path)))
  output.addCopies(joined.copies ?? [])
  replaceText(join(output.folder, SCHEMA_FILE), SCHEMA)
  replaceText(join(output.folder, MANIFEST_FILE), text)
  for (const { from, to } of copied) renameSync(from, to)
  output.prune()
  const { written, ...described } = output.describe(manifest.edition)
  cache.save(
    out,
    describeBuild(input.inputs, joined, text),
    { parts, fronts: fronts.made, volumes: new Map(made.map((volume) => [volume.fingerprint, volume])) },
    described,
  )
  const { moved, translations } = joined
  return { manifest, moved, translations, files: described.files, bytes: described.bytes, written, clock: times }
}

/**
 * @param outletFingerprints by domain
 * @returns all parts by fingerprint, in their order
 */
async function makeParts(
  input: WriteInput,
  output: Output,
  outletFingerprints: ReadonlyMap<string, string>,
): Promise<Map<string, MadePart>> {
  const { joined, plan, store, cache, pool, times, onProgress } = input
  const before = cache.made
  const { site, providers } = joined
  const isIntact = ({ path }: MadeFile) => output.has(path)
  const parts = new Map<string, MadePart | undefined>()
  const tasks: { readonly fingerprint: string; readonly task: () => PartTask }[] = []
  for (const part of plan.parts) {
    const shown = part.domains.map((domain) => outletFingerprints.get(domain) ?? '').join('')
    const fingerprint = fingerprintOf(`${shardName(part.range)} ${site.locale} ${part.fingerprint} ${shown}`)
    const known = before?.parts.get(fingerprint)
    const isUnchanged = known?.files.every(isIntact) === true
    parts.set(fingerprint, isUnchanged ? known : undefined)
    if (isUnchanged) continue
    const task = (): PartTask => ({
      range: part.range,
      articles: part.articles(),
      providers: pick(providers, part.domains),
      before: overlapping(before, part.range).filter(isIntact),
    })
    tasks.push({ fingerprint, task })
  }
  let done = 0
  await pool.run(
    {
      kind: 'parts',
      setup: { records: store.records.path, terms: store.terms.all, out: output.folder, locale: site.locale },
      start: startMakingParts,
      tasks: tasks.map(({ task }) => task),
      onDone: (result, number) => {
        parts.set(tasks[number]?.fingerprint ?? '', result.made)
        addTimes(times, result.times)
        onProgress(++done, tasks.length)
      },
    },
    tasks.length >= MANY_PARTS,
  )
  return new Map([...parts].flatMap(([fingerprint, part]) => (part ? [[fingerprint, part]] : [])))
}

/** Returns the providers of some domains. */
function pick(providers: ReadonlyMap<string, Outlet>, domains: readonly string[]): Map<string, Outlet> {
  return new Map(
    domains.flatMap((domain) => {
      const provider = providers.get(domain)
      return provider ? [[domain, provider]] : []
    }),
  )
}

/** Returns the files of those parts of the last edition whose ranges overlap a range. */
function overlapping(before: MadeFiles | undefined, { start, bits }: ShardRange): MadeFile[] {
  const end = start + 2 ** bits
  return [...(before?.parts.values() ?? [])]
    .filter(({ range }) => range.start < end && start < range.start + 2 ** range.bits)
    .flatMap(({ files }) => files)
}

/** Makes the fronts of an edition: the first screens of its lists. */
class FrontMaker {
  readonly made = new Map<string, MadeFile>()
  private readonly input: WriteInput
  private readonly output: Output
  private readonly outletFingerprints: ReadonlyMap<string, string>
  private readonly articleFingerprints = new Map<PlannedArticle, string>()
  private readonly reader: RecordReader

  constructor(input: WriteInput, output: Output, outletFingerprints: ReadonlyMap<string, string>) {
    this.input = input
    this.output = output
    this.outletFingerprints = outletFingerprints
    this.reader = new RecordReader(input.store.records.path)
  }

  /**
   * Adds the front of a list.
   * @returns the hash of its file
   */
  add(key: string, plan: FrontPlan): string {
    const { joined, cache } = this.input
    const of = {
      article: (article: PlannedArticle) => this.fingerprintOfArticle(article),
      outlet: (domain: string) => this.outletFingerprints.get(domain) ?? '',
    }
    const fingerprint = fingerprintOf(`${key} ${frontInputs(plan, of, joined.site.locale)}`)
    const known = cache.made?.fronts.get(fingerprint)
    const file = known && this.output.has(known.path) ? known : this.write(key, plan, fingerprint)
    this.made.set(fingerprint, file)
    return hashIn(file.path)
  }

  private fingerprintOfArticle(article: PlannedArticle): string {
    let fingerprint = this.articleFingerprints.get(article)
    if (fingerprint === undefined) this.articleFingerprints.set(article, (fingerprint = planFingerprint(article)))
    return fingerprint
  }

  private write(key: string, plan: FrontPlan, fingerprint: string): MadeFile {
    const { joined } = this.input
    const text = makeFront(
      plan,
      (planned) => ({ planned, record: readRecordOf(this.reader.read(planned.summary), planned.summary) }),
      joined.providers,
      joined.site.locale,
    )
    const path = indexFilePath('fronts', key, hashOf(text))
    writeIndexFile(this.output.folder, path, text)
    return { path, fingerprint }
  }

  close(): void {
    this.reader.close()
  }
}

/** Makes the manifest, and the fronts that it names. */
function describeEdition(
  { site, topics, leftOut, articles, moved }: Joined,
  plan: EditionPlan,
  parts: readonly MadePart[],
  volumes: Manifest['volumes'],
  fronts: FrontMaker,
): Manifest {
  const listed = topics.map(({ topic, ink, sub }): Topic => {
    const counts = plan.counts.get(topic.id)
    const front = plan.fronts.get(topic.id)
    return {
      ...topic,
      ink,
      ...(sub !== undefined && { sub }),
      count: counts?.stories ?? 0,
      providers: counts?.providers ?? 0,
      sources: front ? sourcesOf(front) : [],
      front: front ? fronts.add(topic.id, front) : '',
    }
  })
  const draft: Manifest = {
    format: INDEX_FORMAT,
    edition: '',
    site,
    counts: { articles: articles.length, stories: plan.stories, providers: plan.providers },
    leftOut,
    ...(plan.newest && { newest: plan.newest }),
    ...(moved.files.length > 0 && { hasMovedPages: true }),
    topics: listed,
    sources: sourcesOf(plan.front),
    front: fronts.add(SITE_FRONT_KEY, plan.front),
    parts: parts.map(({ part }) => part),
    volumes,
  }
  return { ...draft, edition: hashOf(JSON.stringify(draft)) }
}

const sourcesOf = ({ domains }: FrontPlan): number[] => domains.map(([, count]) => count)

/** Writes a file if its text has changed. */
function replaceText(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return
  } catch {
    // The file does not exist, or it can't be read.
  }
  replaceFile(file, text)
}
