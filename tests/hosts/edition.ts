/** The small edition that the host pages embed: one ordinary topic, and one for each unusual case. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'

interface TopicPlan {
  readonly name: string
  readonly titles: readonly string[]
  readonly locale?: string
  /** `missing`: pictures whose server does not exist. Absent: pictures of the edition. */
  readonly pictures?: 'missing' | 'none'
}

/** Topics by id, in the order of the site. */
const TOPICS = {
  harbour: {
    name: 'Harbour',
    titles: [
      'The lighthouse that keeps its own diary',
      'Night ferries return to Orrin Sound after a year of rust',
      'A crane learns to wait for the wind',
      'What the mud remembers of the old pier',
      'Three pilots, one fog bank and a borrowed bell',
      'Dredgers find a row of moorings nobody had drawn',
      'Port wardens count seals before they count ships',
      'The quietest berth in the harbour is for sale',
      'Tide tables go back to pencil for a week',
      'A warehouse of ropes becomes a school of knots',
      'Cargo of clocks arrives, every one of them late',
      'Why the breakwater hums on cold mornings',
      'Fishers agree on a map of where not to fish',
      'The tug that pulled a chapel across the bay',
      'Salt is eating the new bridge, slowly and politely',
      'Harbour lamps turn amber, and the moths move on',
      'A diver’s list of things dropped from the quay',
      'Customs house opens its attic of unclaimed hats',
      'The buoy that drifted home by itself',
      'Ice watch begins a month before the ice',
      'Ferry timetable is set to music, and kept',
      'An anchor too heavy for any ship in port',
      'Pilots vote for paper charts on Sundays',
      'Gulls have learned the whistle of the noon boat',
      'The slipway where every third launch is wooden',
      'Two harbours swap their foghorns for a winter',
    ],
  },
  'long-titles': {
    name: 'Intermunicipal Waterway Reconciliation and Lock-keeping',
    titles: [
      'A commission of eleven lock-keepers, four surveyors and one retired ferry captain has agreed, after nineteen meetings, on what counts as the middle of the river',
      'Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungsgesellschaft verlegt ihren Sitz',
      'The report that was to settle the question of the upper basin runs to four thousand pages, of which the last two are an apology and the rest are tables of water levels',
      'Pneumonoultramicroscopicsilicovolcanoconiosis-free-certification-of-all-dredging-equipment begins in spring',
      'Short',
      'Everyone who was asked remembers the flood differently, and the one gauge that could have said who was right had been taken indoors to be painted on the morning of the same day',
    ],
  },
  arabic: {
    name: 'أخبار المرفأ',
    locale: 'ar',
    titles: [
      'منارة تكتب يومياتها بنفسها كل مساء',
      'عودة عبّارات الليل إلى الخليج بعد عام من الانتظار',
      'رافعة تتعلم كيف تنتظر الريح قبل أن ترفع حمولتها',
      'خريطة جديدة لما نسيه الطين عن الرصيف القديم',
      'حراس الميناء يعدّون النوارس قبل السفن',
      'مدرسة للعقد في مستودع الحبال',
      'Orrin Sound وخليجان يتبادلان أبواق الضباب',
    ],
  },
  hebrew: {
    name: 'חדשות הנמל',
    locale: 'he',
    titles: [
      'המגדלור שכותב לעצמו יומן',
      'מעבורות הלילה חוזרות אל המפרץ אחרי שנה',
      'עגורן לומד לחכות לרוח',
      'שומרי הנמל סופרים כלבי ים לפני אוניות',
    ],
  },
  'missing-pictures': {
    name: 'Lost Pictures',
    pictures: 'missing',
    titles: [
      'The negatives that fell off the ferry',
      'A photographer waits for a bus that carries her plates',
      'Album found, empty, in a drawer of the customs house',
      'The picture desk moves to a room without windows',
      'Forty frames of fog, all of them stolen',
      'What the camera on the crane did not see',
    ],
  },
  words: {
    name: 'Words Alone',
    pictures: 'none',
    titles: [
      'A newspaper of the harbour that never had a picture',
      'The clerk who describes ships for the blind pilot',
      'Letters to the breakwater, answered at last',
    ],
  },
  empty: { name: 'Quiet Waters', titles: [] },
} as const satisfies Readonly<Record<string, TopicPlan>>

const OUTLETS = [
  { name: 'Orrin Courant', domain: 'orrin-courant.example' },
  { name: 'Saltmarsh Weekly', domain: 'saltmarsh.example' },
  { name: 'The Ninth Buoy', domain: 'ninth-buoy.example' },
  { name: 'Quayside Ledger and Register of Arrivals', domain: 'quayside-ledger.example' },
  { name: 'Lantern', domain: 'lantern.example' },
] as const

const NEWEST = Date.parse('2026-05-30T18:00:00Z')
const PICTURES = 12

/** Returns an SVG of a boat on the sea. */
function pictureOf(at: number): string {
  const hue = 190 + ((at * 23) % 60)
  const sun = 150 + ((at * 331) % 900)
  const level = 330 + ((at * 53) % 90)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"><rect width="1200" height="630" fill="hsl(${hue} 34% 78%)"/><circle cx="${sun}" cy="${170 + ((at * 37) % 110)}" r="70" fill="hsl(${28 + at * 3} 78% 72%)"/><rect y="${level}" width="1200" height="300" fill="hsl(${hue} 42% 36%)"/><path d="M${sun - 90} ${level + 40}h180l-34 52h-112z" fill="hsl(${(at * 67) % 360} 30% 24%)"/><path d="M${sun} ${level + 30}v-150l70 130z" fill="#f6f3ea"/></svg>\n`
}

function logoOf(at: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 50" width="50" height="50"><rect width="50" height="50" fill="hsl(${(at * 73) % 360} 46% 34%)"/><path d="M10 34q7.5-8 15 0t15 0" fill="none" stroke="#fff" stroke-width="4"/><circle cx="25" cy="18" r="6" fill="#fff"/></svg>\n`
}

const EXCERPTS: Readonly<Record<string, string>> = {
  ar: 'قصة قصيرة من مرفأ لا يوجد إلا في هذه الصفحة، كتبت لكي نرى كيف تقرأ من اليمين.',
  he: 'סיפור קצר מנמל שאינו קיים אלא בעמוד הזה, כדי לראות איך קוראים מימין לשמאל.',
}

/** Leads to the newest story of the harbour, and is linked by the one before it. */
export const OLD_ADDRESS = '/old/diary/'

/** Returns the files of the publisher's folder by their paths. */
function contentFiles(): Map<string, string> {
  const files = new Map<string, string>()
  const addFrontMatter = (path: string, fields: unknown, text = '') =>
    files.set(path, `---\n${stringify(fields, { lineWidth: 0 })}---\n${text}`)
  files.set('site.yaml', stringify({ title: 'The Slipway', description: 'Made up for host pages.', locale: 'en-GB' }))
  for (const [at, { name, domain }] of OUTLETS.entries()) {
    const url = `/assets/images/organizations/${domain}-50x50.svg`
    files.set(url.slice(1), logoOf(at))
    addFrontMatter(`_data/organizations/${domain}.md`, { name, domain, images: [{ url, width: 50, height: 50 }] })
  }
  for (let at = 0; at < PICTURES; at++) files.set(`assets/images/sea/${at}.svg`, pictureOf(at))

  const topics: readonly (readonly [string, TopicPlan])[] = Object.entries(TOPICS)
  let articles = 0
  for (const [number, [id, { name, titles, locale, pictures }]] of topics.entries()) {
    const order = String(number + 1).padStart(2, '0')
    files.set(`_data/topics/${order}-${id}.yaml`, stringify({ _id: id, name, description: `All of ${name}.` }))
    for (const [at, title] of titles.entries()) {
      articles++
      const day = new Date(NEWEST - (at * 26 + number * 5) * 3_600_000).toISOString().replace('.000Z', 'Z')
      const outlet = OUTLETS[(at + number) % OUTLETS.length]
      const url =
        pictures === 'missing' ? `https://missing.example/${at}.jpg` : `/assets/images/sea/${articles % PICTURES}.svg`
      const hasPicture = pictures !== 'none' && !(pictures === undefined && at % 6 === 4)
      const matter = {
        title,
        excerpt: EXCERPTS[locale ?? ''] ?? 'A short story from a harbour that is on no map but this one.',
        publishedDateTime: day,
        webUrl: `https://${outlet?.domain ?? ''}/${id}/${at + 1}`,
        type: at % 9 === 5 ? 'video' : 'article',
        heat: (at * 37) % 90,
        provider: outlet,
        topics: [name],
        ...(hasPicture && { images: [{ url, width: 1200, height: 630, title: 'A boat below a low sun' }] }),
        ...(locale && { locale }),
        ...(at === 0 && titles.length > 3 && { related: relatedTo(id, titles) }),
        ...(id === 'harbour' && at === 0 && { redirect_from: [OLD_ADDRESS] }),
      }
      const text = id === 'harbour' && at === 1 ? `Read [the diary](${OLD_ADDRESS}) first.\n` : ''
      addFrontMatter(`_news/${day.slice(0, 10)}-${id}-${at + 1}.md`, matter, text)
    }
  }
  return files
}

/** Two related stories of other outlets. */
function relatedTo(id: string, titles: readonly string[]): unknown[] {
  return [1, 2].map((at) => ({
    title: `${titles[0] ?? ''} (${at + 1})`,
    webUrl: `https://${OUTLETS[at]?.domain ?? ''}/as-well/${id}`,
    publishedDateTime: '2026-05-30T12:00:00Z',
    type: 'article',
    provider: OUTLETS[at],
  }))
}

/** Writes the folder. Unchanged files are not written again, because a new modification time would cause a build. */
export function writeHostsEdition(folder: string): void {
  for (const [path, text] of contentFiles()) {
    const file = join(folder, path)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
