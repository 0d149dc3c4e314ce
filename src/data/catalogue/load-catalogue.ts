import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Manifest, Volume } from '../../contract/edition.ts'
import { eachPacked } from '../../contract/packed-numbers.ts'
import { type CatalogueFile, unpackIdHashes } from '../../contract/volume.ts'
import type { Catalogue, CatalogueIndex, IdHashes, PackedCatalogue, Ranks } from './catalogue.ts'
import { fetchJson } from '../index/fetch-json.ts'
import * as guards from '../index/later-guards.ts'
import { joinGroups, joinProviders, joinRows, joinShards, sizeOf } from './join-catalogue.ts'
import { fileUrl, neverStale } from '../index/queries.ts'

export const SECTIONS = ['rows', 'groups', 'ranks', 'ids'] as const
type Section = (typeof SECTIONS)[number]

/** Address of the file that has a section of a volume. A file that has all sections is named by the volume alone. */
export const sectionUrl = (volume: Volume, section: Section): string =>
  fileUrl('catalogue', volume.rows === volume.groups ? volume.key : `${volume.key}-${section}`, volume[section])

const fileQuery = (url: string) =>
  queryOptions({
    queryKey: ['catalogue file', url],
    ...neverStale,
    // A deep comparison of this much data costs more than it saves.
    structuralSharing: false,
    queryFn: ({ signal }): Promise<CatalogueFile> => fetchJson(url, guards.catalogueFile, signal),
  })

/** The catalogue of a volume that is small enough for one file. */
export const smallCatalogueQueries = (volume: Volume) =>
  volume.rows === volume.groups ? [fileQuery(sectionUrl(volume, 'rows'))] : []

/** Loads a section of all volumes. */
async function loadSection<Name extends Section>(client: QueryClient, { volumes }: Manifest, name: Name) {
  const files = await Promise.all(volumes.map((volume) => client.fetchQuery(fileQuery(sectionUrl(volume, name)))))
  return files.map((file) => file[name])
}

const joinedQuery = <Joined>(
  manifest: Manifest,
  name: string,
  join: (client: QueryClient, manifest: Manifest) => Promise<Joined>,
) =>
  queryOptions({
    queryKey: ['catalogue', name, manifest.edition],
    ...neverStale,
    structuralSharing: false,
    queryFn: ({ client }) => join(client, manifest),
  })

export const catalogueRowsQuery = (manifest: Manifest) =>
  joinedQuery(manifest, 'rows', async (client) => joinRows(manifest, await loadSection(client, manifest, 'rows')))

export const catalogueGroupsQuery = (manifest: Manifest) =>
  joinedQuery(manifest, 'groups', async (client) => joinGroups(manifest, await loadSection(client, manifest, 'groups')))

/** What selects unpacks the catalogue itself, so that the page can draw meanwhile. */
export const packedCatalogueQuery = (manifest: Manifest) =>
  joinedQuery(manifest, 'packed', async (client): Promise<PackedCatalogue & CatalogueIndex> => {
    const [rows, groups] = await Promise.all([
      loadSection(client, manifest, 'rows'),
      loadSection(client, manifest, 'groups'),
    ])
    const volumes = manifest.volumes.map(({ count }) => ({ count }))
    return { volumes, rows, groups, shards: joinShards(manifest, rows), providers: joinProviders(groups) }
  })

/** The catalogue of all articles, for filtering and counting. */
export const catalogueQuery = (manifest: Manifest) =>
  joinedQuery(manifest, 'all', async (client): Promise<Catalogue> => {
    const [rows, groups] = await Promise.all([
      client.fetchQuery(catalogueRowsQuery(manifest)),
      client.fetchQuery(catalogueGroupsQuery(manifest)),
    ])
    return { ...rows, ...groups }
  })

export const ranksQuery = (manifest: Manifest) =>
  joinedQuery(manifest, 'ranks', async (client): Promise<Ranks> => {
    const ranks = new Float32Array(sizeOf(manifest))
    let row = 0
    for (const text of await loadSection(client, manifest, 'ranks'))
      eachPacked(text ?? '', (number) => {
        ranks[row++] = number - 1
      })
    return ranks
  })

export const idHashesQuery = (manifest: Manifest) =>
  joinedQuery(manifest, 'ids', async (client): Promise<IdHashes> => {
    const hashes = new Uint32Array(sizeOf(manifest))
    let row = 0
    for (const text of await loadSection(client, manifest, 'ids')) {
      const ofVolume = unpackIdHashes(text ?? '')
      hashes.set(ofVolume.subarray(0, hashes.length - row), row)
      row += ofVolume.length
    }
    return hashes
  })
