import { counter } from '../counter.ts'
import type { MainMessages } from '../en/main.ts'

const count = counter('pt')

const NOTICIAS = { one: '# notícia', many: '# de notícias', other: '# notícias' }
const FONTES = { one: '# fonte', other: '# fontes' }

/**
 * Portuguese, of Brazil. Readers are “você”, mostly unsaid. Words: story notícia, report publicação, outlet and source
 * fonte, topic tema, edition edição, saved stories salvas, to hide ocultar, to mute silenciar.
 */
export const main: MainMessages = {
  page: {
    skipToStories: 'Ir para as notícias',
    loading: 'Carregando',
    topStories: 'Principais notícias',
    allStories: 'Todas as notícias',
    catchUp: 'Em dia',
    topics: 'Temas',
    allTopics: 'Todos os temas',
    savedStories: 'Notícias salvas',
    myEdition: 'Minha edição',
    appearance: 'Aparência',
    settings: 'Configurações',
    search: 'Buscar',
    savedStoriesCount: (stories) => count(stories, { other: 'Notícias salvas, #' }),
    back: 'Voltar',
    close: (title) => `Fechar: ${title}`,
    tabBar: 'Principal',
    tabs: { top: 'Capa', topics: 'Temas', search: 'Buscar', saved: 'Salvas' },
    description: (title) => `${title} reúne títulos e links para quem publicou as notícias.`,
  },
  stories: {
    count: (stories) => count(stories, NOTICIAS),
    storiesFromSources: (stories, sources) => `${count(stories, NOTICIAS)} de ${count(sources, FONTES)}`,
    saveStory: (title) => `Salvar: ${title}`,
    savedStory: (title) => `Salva: ${title}`,
    menuOf: (title) => `Mais: ${title}`,
    outlets: (outlets) => count(outlets, FONTES),
    all: (stories) => count(stories, { one: '# notícia', other: 'Ver as # notícias' }),
    allInTopic: (stories, topic) =>
      `${count(stories, { one: '# notícia', other: 'Ver as # notícias' })} sobre ${topic}`,
    allFromOutlet: (stories, outlet) =>
      `${count(stories, { one: '# notícia', other: 'Ver as # notícias' })} de ${outlet}`,
    read: '(lida)',
    today: 'Hoje',
    yesterday: 'Ontem',
    yesterdayAt: (clock) => `Ontem, ${clock}`,
    new: 'Nova',
    hidden: 'Oculta',
    video: 'Vídeo',
    save: 'Salvar',
    saved: 'Salva',
    outletAndOthers: (outlet, outlets) => `${outlet} e outras, ${count(outlets, FONTES)}`,
    fullCoverage: 'Cobertura completa',
    reportedBetween: (outlets, first, last) =>
      count(outlets, {
        one: `# fonte publicou isto. Primeira publicação: ${first}; última: ${last}`,
        other: `# fontes publicaram isto. Primeira publicação: ${first}; última: ${last}`,
      }),
    first: (time) => ['Primeira: ', time],
    latest: (time) => ['Última: ', time],
  },
  story: {
    opensSiteInNewTab: (site) => `(abre ${site} em uma nova aba)`,
  },
  lists: {
    allStoriesCount: (stories) => count(stories, { one: 'A única notícia desta edição', other: 'Ver as # notícias' }),
    latest: 'Últimas notícias',
    allLatest: 'Todas as últimas',
    updated: (time) => ['Atualizado: ', time],
    updatedYesterday: (clock) => ['Atualizado: ontem, ', clock],
    moreTopStories: 'Mais destaques',
    saved: 'Salvas',
  },
  device: {
    removedFromSaved: 'Removida das salvas',
  },
  errors: {
    title: 'Esta página não chegou',
    tryAgain: 'Tentar de novo',
    goToTopStories: 'Ir para a capa',
    unreachable: (what) =>
      `Não foi possível carregar ${what}. Talvez você esteja sem conexão. O que você já abriu continua aqui.`,
    missing: (what) => `Uma edição mais nova substituiu ${what}. Tente de novo para ler a nova.`,
    server: (what) => `O servidor não conseguiu enviar ${what}. O que você já abriu continua aqui.`,
    format: 'Esta edição é mais nova do que a página aberta. Recarregue a página para ler a edição.',
    unreadable: (what) =>
      `Não foi possível ler ${what}. Talvez os dados estejam danificados, ou sua rede tenha enviado outra coisa, como uma página de login.`,
    parts: {
      page: 'esta página',
      topics: 'a lista de temas',
      story: 'esta notícia',
      edition: 'esta edição',
      front: 'a capa',
      list: 'esta lista',
      saved: 'suas notícias salvas',
      mine: 'sua edição',
      menu: 'este menu',
      search: 'a página de busca',
      settings: 'as configurações',
    },
    broken: {
      title: 'Esta página falhou',
      text: 'Algo deu errado no próprio leitor. As notícias não foram afetadas.',
      reload: 'Recarregar',
    },
  },
}
