import { useQuery } from '@tanstack/react-query'
import type { Manifest, Provider } from '../../contract/edition.ts'
import { toProvider } from '../index/articles.ts'
import { INDEX_URL, frontQuery } from '../index/queries.ts'

/** The outlets with most stories, from the front of the site. @param isWanted loads the front when it is not there */
export function useOutlets(manifest: Manifest, isWanted: boolean): readonly Provider[] {
  const { data } = useQuery({ ...frontQuery(manifest), enabled: isWanted })
  return (data?.facets.providers ?? []).map((index) => toProvider(data?.providers[index], INDEX_URL))
}
