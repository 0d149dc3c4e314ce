import { safeParse } from 'valibot'
import type { CatalogueFile } from '../../contract/volume.ts'
import type { CatalogueFiles, PackedCatalogue } from './catalogue.ts'
import * as guards from '../index/later-guards.ts'

async function loadFile(url: string): Promise<CatalogueFile | undefined> {
  try {
    const response = await fetch(url)
    if (!response.ok) return undefined
    const result = safeParse(guards.catalogueFile, await response.json())
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/**
 * Loads the catalogue in a worker, so that the page neither parses nor copies it.
 * @returns undefined when a file could not be loaded. The page then loads all of them with `load-catalogue.ts`, which tries
 * again and knows why it fails.
 */
export async function loadPacked(volumes: readonly CatalogueFiles[]): Promise<PackedCatalogue | undefined> {
  const urls = [...new Set(volumes.flatMap(({ rows, groups }) => [rows, groups]))]
  const loaded = await Promise.all(urls.map(loadFile))
  const files = new Map<string, CatalogueFile>()
  for (const [at, url] of urls.entries()) {
    const file = loaded[at]
    if (!file) return undefined
    files.set(url, file)
  }
  return {
    volumes: volumes.map(({ count }) => ({ count })),
    rows: volumes.map(({ rows }) => files.get(rows)?.rows),
    groups: volumes.map(({ groups }) => files.get(groups)?.groups),
  }
}
