import type { Provider } from '../../contract/edition.ts'
import { assetOf } from '../validate/assets.ts'
import type { Organization } from '../settings/organizations.ts'
import type { Entry } from '../validate/source-article.ts'
import type { SourceTopic } from '../settings/topics.ts'

/**
 * All files of assets/ but those that only left-out articles show: what is not published yet must not leak through its
 * pictures.
 * @param withheld paths that left-out articles refer to
 */
export function publicAssets(
  paths: readonly string[],
  withheld: ReadonlySet<string>,
  articles: readonly Pick<Entry, 'assets'>[],
  topics: readonly SourceTopic[],
  organizations: ReadonlyMap<string, Organization>,
  providers: ReadonlyMap<string, Provider>,
): string[] {
  const logos = [...providers.values()].flatMap(({ logo, logoLarge }) => [logo, logoLarge])
  const named = [...organizations.values()].flatMap((organization) => organization.logos.map(({ src }) => src))
  const shown = new Set([
    ...articles.flatMap((article) => article.assets),
    ...topics.flatMap((topic) => topic.imageAsset ?? []),
    ...[...logos, ...named].flatMap((src) => (src && assetOf({ src })) ?? []),
  ])
  return paths.filter((path) => !withheld.has(path) || shown.has(path))
}
