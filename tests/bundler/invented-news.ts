import { randomFrom } from '../bench/random.ts'
import { type Files, article } from './workspace.ts'

/** The words of invented subjects. News of one subject have some of them in common. */
const SUBJECTS: readonly (readonly string[])[] = [
  'ferry captain crossing berth timetable passengers engine harbourmaster gangway ticket',
  'orchard cider blossom frost pickers growers ladder pruning harvest crate',
  'tram viaduct conductor depot rails platform signalling commuters fare carriage',
  'telescope comet astronomers mirror dome eclipse spectrum observatory lens orbit',
  'theatre rehearsal playwright curtain audience costume stage actors premiere director',
  'reservoir drought sluice hosepipe rainfall engineers turbine spillway catchment pump',
  'bakery flour sourdough oven apprentices loaves recipe yeast queue counter',
  'museum heist curator tapestry vault guards exhibition gallery alarm restoration',
  'vaccine trial nurses clinic virus dose immunity laboratory patients syringe',
  'glacier meltwater crevasse moraine sensors ice geologists avalanche expedition sled',
  'parliament minister coalition ballot amendment speaker lobby budget opposition decree',
  'chip wafer foundry transistor lithography factory silicon supplier memory shortage',
  'chess grandmaster tournament opening endgame clock federation title gambit referee',
  'lighthouse keeper foghorn beacon cliff lantern shipwreck reef rescue lifeboat',
  'brewery hops strike kettle workers union wages barrels pickets dispute',
  'satellite launch rocket payload countdown booster antenna telemetry pad astronaut',
  'beekeeper hive pollen swarm honey pesticide meadow queen wax clover',
  'bank merger shareholders dividend auditors regulator deposit loan interest bonds',
  'marathon runners finish stopwatch athlete sprint record coach trainers medal',
  'library archive manuscript librarian shelves borrowing catalogue donation reading scroll',
  'windmill blades turbine farmers cable offshore grid electricity permit maintenance',
  'opera soprano conductor orchestra aria encore libretto violin chorus tenor',
  'quarry granite blasting dust lorries neighbours limestone pit excavation noise',
  'school pupils teachers exam curriculum classroom headmaster lunch playground tuition',
].map((words) => words.split(' '))

const COMMON =
  'after before during plans report agreement winter summer region mayor residents officials questions decision weeks months costs money repair damage protest vote support critics warning investigation history future project opening closure expansion delay surprise quarrel promise study survey numbers visitors neighbours weather evening morning weekend'.split(
    ' ',
  )
const VERBS = 'halts begins delays opens rejects expands repairs questions celebrates cancels doubles examines'.split(
  ' ',
)
const SYLLABLES =
  'ar bel cor dun el far gol hes il jor kel lor mon nar ost pel quen ros sel tor ul var wes yor zan'.split(' ')
const TOPICS = ['Harbours', 'Oceans', 'Stars', 'Town', 'Culture', 'Markets']
const OUTLETS = 40

/** What an invented article says. */
export interface InventedStory {
  readonly title: string
  readonly excerpt: string
}

/** Invents stories with different subjects, places, people and numbers. The same seed gives the same stories. */
export function storyInventor(seed: number): () => InventedStory {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const oneOf = (words: readonly string[]) => words[below(words.length)] ?? ''
  const name = () => {
    const text = Array.from({ length: 2 + below(2) }, () => oneOf(SYLLABLES)).join('')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return () => {
    const subject = SUBJECTS[below(SUBJECTS.length)] ?? []
    const [place, person] = [name(), `${name()} ${name()}`]
    const [word, common] = [() => oneOf(subject), () => oneOf(COMMON)]
    return {
      title: `The ${word()} of ${place} ${oneOf(VERBS)} the ${word()} ${common()} ${2 + below(90)} ${common()}`,
      excerpt: `In ${place}, ${word()} and ${word()} brought ${common()} of the ${word()}. It was a ${common()} of ${common()}, and ${person} spoke of ${100 + below(900)} ${word()} and a ${common()} about the ${word()}. Some ${common()} ask for a ${word()} and more ${common()}.`,
    }
  }
}

interface NewsPlan {
  readonly count: number
  /** Number of days before `newest` over which the articles are spread. */
  readonly days: number
  /** Time of the newest article. */
  readonly newest?: string
  readonly seed?: number
}

/** Writes news of different events, of many outlets and topics. The same plan always gives the same files. */
export function inventedNews({
  count,
  days,
  newest = '2026-06-30T18:00:00Z',
  seed = 1,
}: NewsPlan): Record<string, string> {
  const invent = storyInventor(seed)
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const time = new Date(Date.parse(newest) - Math.floor((at / count) * days * 86_400_000))
      const domain = `outlet-${(at * 7) % OUTLETS}.example`
      return [
        `_news/${time.toISOString().slice(0, 10)}-news-${at}.md`,
        article({
          ...invent(),
          publishedDateTime: time.toISOString(),
          webUrl: `https://${domain}/${at}`,
          topics: [TOPICS[at % TOPICS.length]],
          quality: (at * 37) % 60,
          heat: (at * 53) % 80,
        }),
      ]
    }),
  )
}

/** A few dozen unrelated articles of one week: what else is in an edition when an event is reported. */
export const otherNews: Files = inventedNews({ count: 48, days: 8, newest: '2026-03-14T18:00:00Z', seed: 9 })

interface ReportFields extends Readonly<Record<string, unknown>> {
  readonly title: string
  readonly excerpt?: string
}

/** Writes one report. Its outlet is `<slug>.example`, and its time is 11 March 2026, 10:00, unless the fields say otherwise. */
export function report(slug: string, fields: ReportFields): Record<string, string> {
  const { time = '2026-03-11T10:00:00Z', ...more } = fields
  return {
    [`_news/${String(time).slice(0, 10)}-${slug}.md`]: article({
      publishedDateTime: time,
      webUrl: `https://${slug}.example/${slug}`,
      topics: ['Town'],
      ...more,
    }),
  }
}

/** Reports of one invented event in different words: a mayor leaves. */
export const MAYOR = [
  {
    title: 'Mayor Ilse Varnholt of Eddow resigns over harbour contract',
    excerpt:
      'Ilse Varnholt stepped down as mayor of Eddow on Wednesday, hours after auditors found that the harbour contract had gone to a firm of her brother.',
  },
  {
    title: 'Eddow mayor Varnholt steps down after audit of harbour deal',
    excerpt:
      'The mayor of Eddow, Ilse Varnholt, resigned on Wednesday. An audit had shown that a contract for the harbour went to a company of her brother.',
  },
  {
    title: 'Varnholt quits as mayor of Eddow in row about harbour contract',
    excerpt:
      'Eddow needs a new mayor: Ilse Varnholt resigned on Wednesday after auditors criticised the contract for the harbour, which her brother’s firm had won.',
  },
  {
    title: 'Harbour contract costs Eddow its mayor',
    excerpt:
      'After a critical audit, Ilse Varnholt has resigned as mayor of Eddow. The harbour contract was given to a firm that belongs to her brother.',
  },
] as const
