import { counter } from '../counter.ts'
import type { MainMessages } from '../en/main.ts'

const count = counter('es')

const NOTICIAS = { one: '# noticia', many: '# de noticias', other: '# noticias' }
const MEDIOS = { one: '# medio', other: '# medios' }

/**
 * Spanish, for Spain and America. Readers are “tú”. Words: story noticia, report publicación, outlet and source medio,
 * topic tema, edition edición, saved stories guardadas, to hide ocultar, to mute silenciar.
 */
export const main: MainMessages = {
  page: {
    skipToStories: 'Ir a las noticias',
    loading: 'Cargando',
    topStories: 'Lo más destacado',
    allStories: 'Todas las noticias',
    catchUp: 'Al día',
    topics: 'Temas',
    allTopics: 'Todos los temas',
    savedStories: 'Noticias guardadas',
    myEdition: 'Mi edición',
    appearance: 'Apariencia',
    settings: 'Ajustes',
    search: 'Buscar',
    savedStoriesCount: (stories) => count(stories, { other: 'Noticias guardadas, #' }),
    back: 'Volver',
    close: (title) => `Cerrar: ${title}`,
    tabBar: 'Principal',
    tabs: { top: 'Portada', topics: 'Temas', search: 'Buscar', saved: 'Guardadas' },
    description: (title) => `${title} reúne titulares y enlaza a los medios que los publicaron.`,
  },
  stories: {
    count: (stories) => count(stories, NOTICIAS),
    storiesFromSources: (stories, sources) => `${count(stories, NOTICIAS)} de ${count(sources, MEDIOS)}`,
    saveStory: (title) => `Guardar: ${title}`,
    savedStory: (title) => `Guardada: ${title}`,
    menuOf: (title) => `Más: ${title}`,
    outlets: (outlets) => count(outlets, MEDIOS),
    all: (stories) => count(stories, { one: '# noticia', other: 'Ver las # noticias' }),
    allInTopic: (stories, topic) =>
      `${count(stories, { one: '# noticia', other: 'Ver las # noticias' })} sobre ${topic}`,
    allFromOutlet: (stories, outlet) =>
      `${count(stories, { one: '# noticia', other: 'Ver las # noticias' })} de ${outlet}`,
    read: '(leída)',
    today: 'Hoy',
    yesterday: 'Ayer',
    yesterdayAt: (clock) => `Ayer, ${clock}`,
    new: 'Nueva',
    hidden: 'Oculta',
    video: 'Vídeo',
    save: 'Guardar',
    saved: 'Guardada',
    outletAndOthers: (outlet, outlets) => `${outlet} y otros, ${count(outlets, MEDIOS)}`,
    fullCoverage: 'Cobertura completa',
    reportedBetween: (outlets, first, last) =>
      count(outlets, {
        one: `# medio lo publicó. Primera publicación: ${first}; última: ${last}`,
        other: `# medios lo publicaron. Primera publicación: ${first}; última: ${last}`,
      }),
    first: (time) => ['Primera: ', time],
    latest: (time) => ['Última: ', time],
  },
  story: {
    opensSiteInNewTab: (site) => `(abre ${site} en una pestaña nueva)`,
  },
  lists: {
    allStoriesCount: (stories) =>
      count(stories, { one: 'La única noticia de esta edición', other: 'Ver las # noticias' }),
    latest: 'Lo último',
    allLatest: 'Todo lo último',
    updated: (time) => ['Actualizado: ', time],
    updatedYesterday: (clock) => ['Actualizado: ayer, ', clock],
    moreTopStories: 'Más noticias destacadas',
    saved: 'Guardadas',
  },
  device: {
    removedFromSaved: 'Se quitó de Guardadas',
  },
  errors: {
    title: 'Esta página no llegó',
    tryAgain: 'Reintentar',
    goToTopStories: 'Ir a la portada',
    unreachable: (what) => `No pudimos cargar ${what}. Quizá no tengas conexión. Lo que ya abriste sigue aquí.`,
    missing: (what) => `Una edición más nueva ha sustituido ${what}. Reinténtalo para leer la nueva.`,
    server: (what) => `El servidor no pudo enviar ${what}. Lo que ya abriste sigue aquí.`,
    format: 'Esta edición es más nueva que la página que tienes abierta. Vuelve a cargar la página para leerla.',
    unreadable: (what) =>
      `No pudimos leer ${what}. Puede que los datos estén dañados o que tu red haya enviado otra cosa, como una página de inicio de sesión.`,
    parts: {
      page: 'esta página',
      topics: 'la lista de temas',
      story: 'esta noticia',
      edition: 'esta edición',
      front: 'la portada',
      list: 'esta lista',
      saved: 'tus noticias guardadas',
      mine: 'tu edición',
      menu: 'este menú',
      search: 'la página de búsqueda',
      settings: 'los ajustes',
    },
    broken: {
      title: 'Esta página falló',
      text: 'Algo salió mal en el propio lector. Las noticias no están afectadas.',
      reload: 'Volver a cargar',
    },
  },
}
