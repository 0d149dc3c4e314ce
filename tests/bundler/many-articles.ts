import { join } from 'node:path'
import { generateFolder } from '../bench/generate.ts'
import { type Bundled, article, temporaryFolder } from './workspace.ts'

const TOPICS = ['Harbours', 'Oceans', 'Stars']

/** Files of many articles over three years. Most are in one month, and some have the same time. */
export function manyArticles(count: number, excerpt = 'Short.') {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const day =
        at % 100 === 0
          ? '2019-06-11'
          : at % 4 === 0
            ? `201${at % 3}-0${1 + (at % 9)}-11`
            : `2019-05-${String(1 + (at % 28)).padStart(2, '0')}`
      const fields = {
        title: `Story ${at}`,
        excerpt,
        publishedDateTime: `${day}T${String(at % 24).padStart(2, '0')}:00:00Z`,
        webUrl: `https://outlet-${at % 7}.example/${at}`,
        topics: [TOPICS[at % 3], ...(at % 5 === 0 ? [TOPICS[(at + 1) % 3]] : [])],
        ...(at % 2 === 0 && { heat: at % 90 }),
        type: at % 10 === 0 ? 'video' : 'article',
      }
      return [`_news/${day}-story-${at}.md`, article(fields)]
    }),
  )
}

/** Files of the second edition that the first does not have, with paths without hashes. */
export const changedFiles = (first: Bundled, second: Bundled) =>
  [...second.edition.files]
    .filter(([path, text]) => first.edition.files.get(path) !== text)
    .map(([path, text]) => ({ path: path.replace(/\.[0-9a-f]{12}/, ''), text }))

/** Generates a folder of many topics, outlets and years. */
export function generatedFolder(articles = 3000, days = 1500): string {
  const folder = join(temporaryFolder(), 'content')
  generateFolder(folder, { articles, days })
  return folder
}
