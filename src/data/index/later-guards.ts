import { type GenericSchema, array, exactOptional, number, object, string, tuple } from 'valibot'
import type { CatalogueFile, Outlet, SearchVolume, SearchWords } from '../../contract/volume.ts'
import { providerEntries } from './guards.ts'

// The files of the index that no first screen needs, so that their schemas are not in the first script.

const outlet: GenericSchema<Outlet> = object({ ...providerEntries, description: exactOptional(string()) })

export const searchWords: GenericSchema<SearchWords> = object({ keys: string(), forms: string(), hits: string() })

export const searchVolume: GenericSchema<SearchVolume> = object({
  common: string(),
  words: exactOptional(searchWords),
  files: array(tuple([string(), string()])),
})

export const catalogueFile: GenericSchema<CatalogueFile> = object({
  rows: exactOptional(
    object({
      cards: array(tuple([string(), number(), string()])),
      time: string(),
      types: array(tuple([string(), string()])),
      videos: string(),
      severalOutlets: string(),
      reports: string(),
      shared: array(tuple([number(), number()])),
    }),
  ),
  groups: exactOptional(
    object({
      topics: array(string()),
      topicCounts: string(),
      topic: string(),
      providers: array(outlet),
      provider: string(),
    }),
  ),
  ranks: exactOptional(string()),
  ids: exactOptional(string()),
})
