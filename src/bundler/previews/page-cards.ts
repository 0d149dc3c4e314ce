import type { Manifest, Picture, Provider, Story, Topic } from '../../contract/edition.ts'
import type { CardFiles } from './card-files.ts'
import { type PageHead, describeSite } from './page-head.ts'
import type { PreviewCard } from './preview-card.ts'
import { coloursOf } from '../looks/spot-colours.ts'

/** What all cards of a site have in common. */
const onSite = ({ site }: Manifest) => ({ site: site.title, ...(site.accent && { accent: site.accent }) })

export const siteCard = (manifest: Manifest): PreviewCard => ({
  ...onSite(manifest),
  deck: describeSite(manifest.site),
  ...coloursOf(undefined),
})

export const topicCard = (manifest: Manifest, topic: Topic): PreviewCard => ({
  ...onSite(manifest),
  headline: topic.name,
  deck: topic.description,
  ...coloursOf(topic),
})

/** It has no excerpt: every preview shows that beside the picture, and drawing it takes as long as all the rest. */
export function articleCard(manifest: Manifest, story: Story, provider: Provider | undefined): PreviewCard {
  const topics = story.topics.flatMap((id) => manifest.topics.find((topic) => topic.id === id) ?? [])
  const topic = topics.find(({ ink }) => ink > 0) ?? topics[0]
  return {
    ...onSite(manifest),
    headline: story.title,
    topic: topic?.name,
    outlet: provider?.name,
    ...coloursOf(topic),
  }
}

/** No network shows an SVG. */
const isShown = (picture: Picture | undefined) => picture !== undefined && !/\.svgz?(?:[?#]|$)/i.test(picture.src)

/** Gives a page a card if it has no picture that previews can show. */
export function withCard<Head extends PageHead>(
  head: Head,
  cards: CardFiles | undefined,
  card: () => PreviewCard,
): Head {
  return isShown(head.picture) || !cards ? head : { ...head, picture: cards.pictureOf(card()) }
}
