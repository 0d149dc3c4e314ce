import type { EmbedMessages } from '../en/embed.ts'

export const embed: EmbedMessages = {
  topStories: 'Principais notícias',
  noTopic: 'Este tema não existe aqui. Estas são as principais notícias.',
  newTab: 'Os links abrem em uma nova aba.',
  pause: 'Pausar',
  video: 'Vídeo',
  more: 'Detalhes',
  moreOn: 'Detalhes: {title}',
  outlets: { one: '# fonte', other: '# fontes' },
  outletsOn: { one: '# fonte sobre: {title}', other: '# fontes sobre: {title}' },
  related: { one: '# notícia relacionada', other: '# notícias relacionadas' },
  allStories: { other: 'Ver as # notícias' },
  allStoriesOn: { other: 'Ver as # notícias em {site}' },
  moreStories: 'Mais notícias',
  moreStoriesOn: 'Mais notícias em {site}',
  emptyTitle: 'Ainda não há notícias',
  emptyTopic: 'As novas notícias de {site} sobre {topic} aparecerão aqui.',
  emptySite: 'As novas notícias de {site} aparecerão aqui.',
}
