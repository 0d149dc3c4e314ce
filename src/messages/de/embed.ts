import type { EmbedMessages } from '../en/embed.ts'

export const embed: EmbedMessages = {
  topStories: 'Das Wichtigste',
  noTopic: 'Dieses Thema gibt es hier nicht. Das sind die wichtigsten Meldungen.',
  newTab: 'Links öffnen sich in einem neuen Tab.',
  pause: 'Anhalten',
  video: 'Video',
  more: 'Details',
  moreOn: 'Details: {title}',
  outlets: { one: '# Quelle', other: '# Quellen' },
  outletsOn: { one: '# Quelle zu: {title}', other: '# Quellen zu: {title}' },
  related: { one: '# verwandter Beitrag', other: '# verwandte Beiträge' },
  allStories: { other: 'Alle # Beiträge' },
  allStoriesOn: { other: 'Alle # Beiträge bei {site}' },
  moreStories: 'Weitere Beiträge',
  moreStoriesOn: 'Weitere Beiträge bei {site}',
  emptyTitle: 'Noch keine Beiträge',
  emptyTopic: 'Neue Beiträge von {site} zum Thema {topic} erscheinen hier.',
  emptySite: 'Neue Beiträge von {site} erscheinen hier.',
}
