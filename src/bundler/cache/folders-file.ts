import type { KnownFolder } from '../read/folder-names.ts'

/** What is known of folders, but for their names. */
export interface FoldersFile {
  readonly namesId: string
  readonly known: readonly Omit<KnownFolder, 'names'>[]
}

/** Names of folders by their paths, in a file of their own: they are many, and change less often than their folders. */
export interface NamesFile {
  readonly id: string
  readonly names: ReadonlyMap<string, readonly Uint8Array[]>
}

export const packNames = (known: readonly KnownFolder[], id: string): NamesFile => ({
  id,
  names: new Map(known.map(({ path, names }) => [path, names])),
})

export const packFolders = (known: readonly KnownFolder[], namesId: string): FoldersFile => ({
  namesId,
  known: known.map(({ names: _, ...folder }) => folder),
})

/** @returns nothing where the two do not belong together */
export function foldersOf(folders: FoldersFile | undefined, names: NamesFile | undefined): KnownFolder[] {
  if (!folders || folders.namesId !== names?.id) return []
  return folders.known.flatMap((folder) => {
    const own = names.names.get(folder.path)
    return own ? [{ ...folder, names: own }] : []
  })
}
