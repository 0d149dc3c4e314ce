import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Bundler } from '../../src/bundler/bundle.ts'

export interface Story {
  readonly slug: string
  readonly title: string
  /** `2026-11-20T10:00:00Z` */
  readonly time: string
  readonly text?: string
  /** Address of the picture; by default a picture of the publisher's own folder. */
  readonly picture?: string
  /** Name of the event that the story reports, as front matter has it. */
  readonly event?: string
  /** Name of its outlet, one word. */
  readonly outlet?: string
  /** Address of the logo of its outlet. */
  readonly logo?: string
  /** Other stories of the same paper. */
  readonly related?: readonly Story[]
}

const providerOf = ({ outlet = 'Outlet', logo }: Story) => ({
  name: outlet,
  domain: `${outlet.toLowerCase()}.example`,
  ...(logo && { images: [{ url: logo }] }),
})
const linkOf = (story: Story) => `https://${providerOf(story).domain}/${story.slug}`

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630"/></svg>'

function toMarkdown(story: Story): string {
  return `---
${JSON.stringify({
  title: story.title,
  excerpt: `What is known about ${story.title}.`,
  publishedDateTime: story.time,
  webUrl: linkOf(story),
  provider: providerOf(story),
  topics: ['Harbour'],
  ...(story.event && { coverage: story.event }),
  images: [{ url: story.picture ?? `/assets/${story.slug}.svg`, width: 1200, height: 630 }],
  related: (story.related ?? []).map((other) => ({
    title: other.title,
    publishedDateTime: other.time,
    webUrl: linkOf(other),
    provider: providerOf(other),
  })),
})}
---

${story.text ?? 'Words.'}
`
}

const timeOf = (at: number) => new Date(Date.UTC(2026, 9, 1 + at, 9)).toISOString().replace('.000', '')

/** Returns this many stories, published one a day; number 0 is the oldest. */
export const stories = (count: number): Story[] =>
  Array.from({ length: count }, (_, at) => ({ slug: `story-${at}`, title: `Story number ${at}`, time: timeOf(at) }))

/**
 * Replaces a publisher's folder by one with these stories and writes its index.
 * @throws with the problems, when the bundler finds any
 */
export async function publishPaper(content: string, index: string, all: readonly Story[]): Promise<void> {
  rmSync(content, { recursive: true, force: true })
  mkdirSync(join(content, '_news'), { recursive: true })
  mkdirSync(join(content, 'assets'), { recursive: true })
  writeFileSync(join(content, 'site.yaml'), 'title: The Test Paper\n')
  for (const story of all) {
    writeFileSync(join(content, '_news', `${story.time.slice(0, 10)}-${story.slug}.md`), toMarkdown(story))
    writeFileSync(join(content, 'assets', `${story.slug}.svg`), PICTURE)
  }
  const bundler = new Bundler({ content, cache: false, future: true })
  try {
    const draft = await bundler.prepare()
    if (!draft.ok) throw new Error(JSON.stringify(draft.problems))
    await draft.write(index)
  } finally {
    await bundler.close()
  }
}
