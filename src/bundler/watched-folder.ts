import type { ArticleStore } from './collect/article-store.ts'
import { type Listing, listContent } from './read/list-content.ts'
import { isSameListing, listSaved } from './read/list-saved.ts'
import { readSource } from './read/read-file.ts'
import { fingerprintOf } from './system/hash.ts'

/** A content folder that is listed again and again. */
export class WatchedFolder {
  private readonly content: string
  private readonly hasArchive: boolean
  private listing: Listing | undefined
  /** True when the last listing relies on what {@link list} was told, so that {@link hasChangedUnnoticed} must follow. */
  isUnchecked = false

  constructor(content: string, hasArchive = false) {
    this.content = content
    this.hasArchive = hasArchive
  }

  /** @param saved paths of the only files and folders that have changed since the last call; undefined when nothing is known */
  list(saved?: readonly string[]): Listing {
    const listing = saved && this.listing && listSaved(this.content, this.listing, saved)
    this.isUnchecked = listing !== undefined
    return (this.listing = listing ?? listContent(this.content, this.hasArchive))
  }

  /** Lists the whole folder if the last call of {@link list} has not. True when other files have changed than it was told. */
  hasChangedUnnoticed(store: ArticleStore): boolean {
    const before = this.listing
    if (!before || !this.isUnchecked) return false
    const isAsRead = (path: string) => {
      const source = readSource(this.content, path)
      return 'bytes' in source && fingerprintOf(source.bytes) === store.get(path)?.hash
    }
    return !isSameListing(before, this.list(), isAsRead)
  }
}
