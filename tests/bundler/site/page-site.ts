import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSite } from '../make-site.ts'
import { type Files, article, publisher, temporaryFolder } from '../workspace.ts'

/** Settings of a site whose address has a path. */
export const SITE = 'title: "Tide & Time"\nurl: https://news.example/paper\ndescription: Two words.\n'

/** The article of {@link STORY_PAGE}. */
export const STORY = article({
  title: 'The "harbour" <that> taught',
  excerpt: 'A ring of lenses & a tide.',
  webUrl: 'https://quillmark.example/2020/harbour',
  provider: { name: 'Quillmark', domain: 'quillmark.example' },
  topics: ['Computer Vision'],
  images: [{ url: '/assets/a b.jpg', width: 1200, height: 630, title: 'Low sun' }],
})

/** A publisher's folder of two articles. */
export const FILES: Files = {
  'site.yaml': SITE,
  '_news/2020-06-10-harbour.md': STORY,
  '_news/2020-06-11-day.md': article({ title: 'Only a day', publishedDateTime: '2020-06-11', topics: ['海'] }),
  'assets/a b.jpg': 'jpg',
}

/** Writes a publisher's folder and its site. */
export async function makePages(files: Files = FILES, options: Parameters<typeof makeSite>[2] = {}) {
  const [content, out] = [publisher(files), join(temporaryFolder(), 'site')]
  return { content, out, ...(await makeSite(content, out, options)) }
}

/** Parses a page of a site, and returns the parts of it that tests check. */
export function openPage(out: string, path: string) {
  const page = new DOMParser().parseFromString(readFileSync(join(out, path), 'utf8'), 'text/html')
  const value = (selector: string, attribute: string) =>
    [...page.querySelectorAll(selector)].map((one) => one.getAttribute(attribute))
  return {
    page,
    title: page.title,
    meta: (name: string) => value(`meta[name="${name}"], meta[property="${name}"]`, 'content'),
    canonical: value('link[rel="canonical"]', 'href'),
    oembed: value('link[rel="alternate"][type="application/json+oembed"]', 'href'),
    root: page.querySelector('#root'),
  }
}

export const STORY_PAGE = '2020/06/10/harbour.html'
