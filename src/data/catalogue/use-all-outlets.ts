import { useQuery } from '@tanstack/react-query'
import type { Manifest, Provider } from '../../contract/edition.ts'
import { catalogueGroupsQuery } from './load-catalogue.ts'

/** Every outlet of the edition, by name. Empty until they are loaded. */
export function useAllOutlets(manifest: Manifest, isWanted: boolean): readonly Provider[] {
  const { data } = useQuery({ ...catalogueGroupsQuery(manifest), enabled: isWanted })
  return (data?.providers ?? []).toSorted((a, b) => a.name.localeCompare(b.name))
}
