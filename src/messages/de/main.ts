import { counter } from '../counter.ts'
import type { MainMessages } from '../en/main.ts'

const count = counter('de')

const BEITRAEGE = { one: '# Beitrag', other: '# Beiträge' }
const QUELLEN = { one: '# Quelle', other: '# Quellen' }

/**
 * German. Readers are “Sie”, mostly unsaid. Words: story Beitrag, report Bericht, outlet and source Quelle, topic Thema,
 * edition Ausgabe, to save merken, saved stories Merkliste, to hide and to mute ausblenden.
 */
export const main: MainMessages = {
  page: {
    skipToStories: 'Zu den Beiträgen springen',
    loading: 'Wird geladen',
    topStories: 'Das Wichtigste',
    allStories: 'Alle Beiträge',
    catchUp: 'Nachlesen',
    topics: 'Themen',
    allTopics: 'Alle Themen',
    savedStories: 'Merkliste',
    myEdition: 'Meine Ausgabe',
    appearance: 'Darstellung',
    settings: 'Einstellungen',
    search: 'Suche',
    savedStoriesCount: (stories) => count(stories, { other: 'Merkliste, #' }),
    back: 'Zurück',
    close: (title) => `${title} schließen`,
    tabBar: 'Hauptbereiche',
    tabs: { top: 'Start', topics: 'Themen', search: 'Suche', saved: 'Merkliste' },
    description: (title) => `${title} sammelt Schlagzeilen und verlinkt die Redaktionen, die berichtet haben.`,
  },
  stories: {
    count: (stories) => count(stories, BEITRAEGE),
    storiesFromSources: (stories, sources) => `${count(stories, BEITRAEGE)} aus ${count(sources, QUELLEN)}`,
    saveStory: (title) => `Merken: ${title}`,
    savedStory: (title) => `Gemerkt: ${title}`,
    menuOf: (title) => `Mehr: ${title}`,
    outlets: (outlets) => count(outlets, QUELLEN),
    all: (stories) => count(stories, { one: '# Beitrag', other: 'Alle # Beiträge' }),
    allInTopic: (stories, topic) => `${count(stories, { one: '# Beitrag', other: 'Alle # Beiträge' })} zu ${topic}`,
    allFromOutlet: (stories, outlet) =>
      `${count(stories, { one: '# Beitrag', other: 'Alle # Beiträge' })} von ${outlet}`,
    read: '(gelesen)',
    today: 'Heute',
    yesterday: 'Gestern',
    yesterdayAt: (clock) => `Gestern ${clock}`,
    new: 'Neu',
    hidden: 'Ausgeblendet',
    video: 'Video',
    save: 'Merken',
    saved: 'Gemerkt',
    outletAndOthers: (outlet, outlets) => `${outlet} und andere, ${count(outlets, QUELLEN)}`,
    fullCoverage: 'Alle Berichte',
    reportedBetween: (outlets, first, last) =>
      count(outlets, {
        one: `# Quelle berichtete darüber zwischen ${first} und ${last}`,
        other: `# Quellen berichteten darüber zwischen ${first} und ${last}`,
      }),
    first: (time) => ['Zuerst: ', time],
    latest: (time) => ['Zuletzt: ', time],
  },
  story: {
    opensSiteInNewTab: (site) => `(öffnet ${site} in einem neuen Tab)`,
  },
  lists: {
    allStoriesCount: (stories) =>
      count(stories, { one: 'Der einzige Beitrag dieser Ausgabe', other: 'Alle # Beiträge' }),
    latest: 'Das Neueste',
    allLatest: 'Alles Neue',
    updated: (time) => ['Aktualisiert: ', time],
    updatedYesterday: (clock) => ['Aktualisiert: gestern, ', clock],
    moreTopStories: 'Weiter wichtig',
    saved: 'Merkliste',
  },
  device: {
    removedFromSaved: 'Von der Merkliste entfernt',
  },
  errors: {
    title: 'Diese Seite ist nicht angekommen',
    tryAgain: 'Erneut versuchen',
    goToTopStories: 'Zur Startseite',
    unreachable: (what) =>
      `Wir konnten ${what} nicht erreichen. Vielleicht sind Sie offline. Was Sie schon geöffnet haben, ist weiter da.`,
    missing: (what) =>
      `Eine neuere Ausgabe hat ${what} ersetzt. Versuchen Sie es erneut, um die neue Ausgabe zu lesen.`,
    server: (what) => `Der Server konnte ${what} nicht senden. Was Sie schon geöffnet haben, ist weiter da.`,
    format: 'Diese Ausgabe ist neuer als die geöffnete Seite. Laden Sie die Seite neu, um sie zu lesen.',
    unreadable: (what) =>
      `Wir konnten ${what} nicht lesen. Vielleicht sind die Daten beschädigt, oder Ihr Netz hat etwas anderes geschickt, etwa eine Anmeldeseite.`,
    parts: {
      page: 'diese Seite',
      topics: 'die Liste der Themen',
      story: 'diesen Beitrag',
      edition: 'diese Ausgabe',
      front: 'die Titelseite',
      list: 'diese Liste',
      saved: 'Ihre Merkliste',
      mine: 'Ihre Ausgabe',
      menu: 'dieses Menü',
      search: 'die Suchseite',
      settings: 'die Einstellungen',
    },
    broken: {
      title: 'Diese Seite ist defekt',
      text: 'In der Leseansicht selbst ist ein Fehler aufgetreten. Die Beiträge sind nicht betroffen.',
      reload: 'Neu laden',
    },
  },
}
