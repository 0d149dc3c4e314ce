import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { INDEX_FOLDER, MANIFEST_FILE, SITE_FRONT_KEY, indexFilePath } from '../../contract/addresses.ts'
import type { Front, Manifest, Part, Story, StoryShard, Topic } from '../../contract/edition.ts'
import type { Directory } from '../../contract/part.ts'

/** Reads the index of a site. It is not checked, since this build has written it. */
export class EditionReader {
  readonly manifest: Manifest
  private readonly out: string

  /** @param out folder of the site */
  constructor(out: string) {
    this.out = out
    this.manifest = JSON.parse(this.read(MANIFEST_FILE)) as Manifest
  }

  private read(path: string): string {
    return readFileSync(join(this.out, INDEX_FOLDER, path), 'utf8')
  }

  siteFront(): Front {
    return JSON.parse(this.read(indexFilePath('fronts', SITE_FRONT_KEY, this.manifest.front))) as Front
  }

  topicFront({ id, front }: Topic): Front {
    return JSON.parse(this.read(indexFilePath('fronts', id, front))) as Front
  }

  /** The files with the stories of a part one by one, newest days first. */
  *storyShards({ key, directory }: Part): Generator<StoryShard> {
    const { stories } = JSON.parse(this.read(indexFilePath('directory', key, directory))) as Directory
    for (const place of stories.toReversed())
      yield JSON.parse(this.read(indexFilePath('stories', ...place))) as StoryShard
  }

  /** The stories of the whole edition, those of newer days first. Within a file they are in the order of their keys. */
  *newestShards(): Generator<StoryShard> {
    for (const part of this.manifest.parts.toReversed()) yield* this.storyShards(part)
  }
}

/** The time of a story, or its day if it has no time of day. */
export const dateOf = ({ time, dayOnly }: Pick<Story, 'time' | 'dayOnly'>): string =>
  dayOnly ? time.slice(0, 10) : time
