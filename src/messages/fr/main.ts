import { counter } from '../counter.ts'
import type { MainMessages } from '../en/main.ts'

const count = counter('fr')

const ARTICLES = { one: '# article', many: '# d’articles', other: '# articles' }
const MEDIAS = { one: '# média', other: '# médias' }

/**
 * French. Readers are “vous”. A narrow no-break space, written \u202f, stands before : ; ! ? and inside « ». Words: story
 * article, report publication, outlet and source média, topic thème, edition édition, to save enregistrer, to hide and to
 * mute masquer. The type of articles that is not a video is texte.
 */
export const main: MainMessages = {
  page: {
    skipToStories: 'Aller aux articles',
    loading: 'Chargement',
    topStories: 'À la une',
    allStories: 'Tous les articles',
    catchUp: 'À rattraper',
    topics: 'Thèmes',
    allTopics: 'Tous les thèmes',
    savedStories: 'Articles enregistrés',
    myEdition: 'Mon édition',
    appearance: 'Apparence',
    settings: 'Réglages',
    search: 'Rechercher',
    savedStoriesCount: (stories) => count(stories, { other: 'Articles enregistrés, #' }),
    back: 'Retour',
    close: (title) => `Fermer\u202f: ${title}`,
    tabBar: 'Principal',
    tabs: { top: 'À la une', topics: 'Thèmes', search: 'Recherche', saved: 'Enregistrés' },
    description: (title) => `${title} rassemble des titres et renvoie vers les médias qui les ont publiés.`,
  },
  stories: {
    count: (stories) => count(stories, ARTICLES),
    storiesFromSources: (stories, sources) => `${count(stories, ARTICLES)} de ${count(sources, MEDIAS)}`,
    saveStory: (title) => `Enregistrer\u202f: ${title}`,
    savedStory: (title) => `Enregistré\u202f: ${title}`,
    menuOf: (title) => `Plus\u202f: ${title}`,
    outlets: (outlets) => count(outlets, MEDIAS),
    all: (stories) => count(stories, { one: '# article', other: 'Voir les # articles' }),
    allInTopic: (stories, topic) =>
      `${count(stories, { one: '# article', other: 'Voir les # articles' })} dans ${topic}`,
    allFromOutlet: (stories, outlet) =>
      `${count(stories, { one: '# article', other: 'Voir les # articles' })} de ${outlet}`,
    read: '(lu)',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    yesterdayAt: (clock) => `Hier, ${clock}`,
    new: 'Nouveau',
    hidden: 'Masqué',
    video: 'Vidéo',
    save: 'Enregistrer',
    saved: 'Enregistré',
    outletAndOthers: (outlet, outlets) => `${outlet} et d’autres, ${count(outlets, MEDIAS)}`,
    fullCoverage: 'Couverture complète',
    reportedBetween: (outlets, first, last) =>
      count(outlets, {
        one: `# média en a parlé. Première publication\u202f: ${first}\u202f; dernière\u202f: ${last}`,
        other: `# médias en ont parlé. Première publication\u202f: ${first}\u202f; dernière\u202f: ${last}`,
      }),
    first: (time) => ['Première\u202f: ', time],
    latest: (time) => ['Dernière\u202f: ', time],
  },
  story: {
    opensSiteInNewTab: (site) => `(ouvre ${site} dans un nouvel onglet)`,
  },
  lists: {
    allStoriesCount: (stories) =>
      count(stories, { one: 'Le seul article de cette édition', other: 'Voir les # articles' }),
    latest: 'Derniers articles',
    allLatest: 'Tous les derniers articles',
    updated: (time) => ['Mise à jour\u202f: ', time],
    updatedYesterday: (clock) => ['Mise à jour\u202f: hier, ', clock],
    moreTopStories: 'Aussi à la une',
    saved: 'Enregistrés',
  },
  device: {
    removedFromSaved: 'Retiré des articles enregistrés',
  },
  errors: {
    title: 'Cette page n’est pas arrivée',
    tryAgain: 'Réessayer',
    goToTopStories: 'Aller à la une',
    unreachable: (what) =>
      `Impossible de charger ${what}. Vous êtes peut-être hors connexion. Ce que vous avez déjà ouvert est toujours là.`,
    missing: (what) => `Une édition plus récente a remplacé ${what}. Réessayez pour lire la nouvelle.`,
    server: (what) => `Le serveur n’a pas pu envoyer ${what}. Ce que vous avez déjà ouvert est toujours là.`,
    format: 'Cette édition est plus récente que la page ouverte. Rechargez la page pour la lire.',
    unreadable: (what) =>
      `Impossible de lire ${what}. Les données sont peut-être abîmées, ou votre réseau a envoyé autre chose, comme une page de connexion.`,
    parts: {
      page: 'cette page',
      topics: 'la liste des thèmes',
      story: 'cet article',
      edition: 'cette édition',
      front: 'la une',
      list: 'cette liste',
      saved: 'vos articles enregistrés',
      mine: 'votre édition',
      menu: 'ce menu',
      search: 'la page de recherche',
      settings: 'les réglages',
    },
    broken: {
      title: 'Cette page est en panne',
      text: 'Un problème est survenu dans le lecteur lui-même. Les articles ne sont pas touchés.',
      reload: 'Recharger',
    },
  },
}
