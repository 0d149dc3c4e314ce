/** Keys and hashes of the shards of one part of an edition, which are their file names. */
export interface Directory {
  readonly stories: readonly (readonly [key: string, hash: string])[]
  readonly similar: readonly (readonly [key: string, hash: string])[]
}
