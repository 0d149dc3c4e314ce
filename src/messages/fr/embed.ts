import type { EmbedMessages } from '../en/embed.ts'

export const embed: EmbedMessages = {
  topStories: 'À la une',
  noTopic: 'Ce thème n’existe pas ici. Voici les articles à la une.',
  newTab: 'Les liens s’ouvrent dans un nouvel onglet.',
  pause: 'Mettre en pause',
  video: 'Vidéo',
  more: 'Détails',
  moreOn: 'Détails\u202f: {title}',
  outlets: { one: '# média', other: '# médias' },
  outletsOn: { one: '# média\u202f: {title}', other: '# médias\u202f: {title}' },
  related: { one: '# article lié', other: '# articles liés' },
  allStories: { other: 'Voir les # articles' },
  allStoriesOn: { other: 'Voir les # articles sur {site}' },
  moreStories: 'Plus d’articles',
  moreStoriesOn: 'Plus d’articles sur {site}',
  emptyTitle: 'Pas encore d’articles',
  emptyTopic: 'Les nouveaux articles de {site} sur le thème {topic} paraîtront ici.',
  emptySite: 'Les nouveaux articles de {site} paraîtront ici.',
}
