import type { EmbedMessages } from '../en/embed.ts'

export const embed: EmbedMessages = {
  topStories: 'Lo más destacado',
  noTopic: 'Aquí no existe ese tema. Estas son las noticias principales.',
  newTab: 'Los enlaces se abren en una pestaña nueva.',
  pause: 'Pausar',
  video: 'Vídeo',
  more: 'Detalles',
  moreOn: 'Detalles: {title}',
  outlets: { one: '# medio', other: '# medios' },
  outletsOn: { one: '# medio sobre: {title}', other: '# medios sobre: {title}' },
  related: { one: '# noticia relacionada', other: '# noticias relacionadas' },
  allStories: { other: 'Ver las # noticias' },
  allStoriesOn: { other: 'Ver las # noticias en {site}' },
  moreStories: 'Más noticias',
  moreStoriesOn: 'Más noticias en {site}',
  emptyTitle: 'Todavía no hay noticias',
  emptyTopic: 'Aquí aparecerán las nuevas noticias de {site} sobre {topic}.',
  emptySite: 'Aquí aparecerán las nuevas noticias de {site}.',
}
