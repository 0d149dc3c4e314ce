import type { Provider } from '../../contract/edition.ts'
import type { ArticleSummary, ReadFile } from '../collect/article-summary.ts'
import type { SourceTopic } from '../settings/read-topics.ts'
import type { Settings } from '../settings/settings.ts'
import { assetOf } from '../values/assets.ts'

/**
 * Returns the paths of the publisher's files that are published. In our own format these are all files below assets/ except
 * those that only left-out articles refer to, since a picture could reveal an article that is not published yet. In the folder
 * of another system they are the files that published articles show, since it has many others.
 */
export function publicAssets(
  { assets: paths, organizations, articleSite }: Pick<Settings, 'assets' | 'organizations' | 'articleSite'>,
  files: readonly ReadFile[],
  articles: readonly ArticleSummary[],
  topics: readonly SourceTopic[],
  providers: ReadonlyMap<string, Provider>,
): string[] {
  const withAssets = files.filter(({ assets }) => assets !== undefined)
  const isOurs = articleSite.layout === undefined
  if (isOurs && withAssets.length === 0) return [...paths]
  const published = new Set(articles.map(({ file }) => file))
  const [shown, withheld] = [new Set<string>(), new Set<string>()]
  for (const { file, assets = [] } of withAssets)
    for (const path of assets) (published.has(file) ? shown : withheld).add(path)
  for (const { imageAsset } of topics) if (imageAsset) shown.add(imageAsset)
  const logos = [
    ...[...providers.values()].flatMap(({ logo, logoLarge }) => [logo, logoLarge]),
    ...[...organizations.values()].flatMap((organization) => organization.logos.map(({ src }) => src)),
  ]
  for (const src of logos) {
    const path = src && assetOf({ src })
    if (path) shown.add(path)
  }
  return paths.filter((path) => shown.has(path) || (isOurs && !withheld.has(path)))
}
