import { join } from 'node:path'
import { type CheckOptions, checkNewsroom } from '../../../src/bundler/checks/check-newsroom.ts'
import type { NewsroomReport, SectionKind } from '../../../src/bundler/checks/newsroom-report.ts'
import { type Files, NOW, article, publisher, temporaryFolder } from '../workspace.ts'

/** An article of an outlet, dated shortly before {@link NOW}. */
export const story = (slug: string, fields: Readonly<Record<string, unknown>> = {}, body = ''): Files => ({
  [`_news/2026-11-20-${slug}.md`]: article(
    {
      title: `The title of ${slug}`,
      publishedDateTime: '2026-11-20T08:00:00Z',
      webUrl: `https://outlet.example/${slug}`,
      ...fields,
    },
    body,
  ),
})

export const together = (all: readonly Files[]): Files =>
  Object.fromEntries(all.flatMap((files) => Object.entries(files)))

/** Writes a folder and checks it, with a cache of its own for later checks of it. */
export function newsroomOf(files: Files) {
  const content = publisher(files)
  const cache = join(temporaryFolder(), 'cache')
  const check = async (options: Partial<CheckOptions> = {}) => {
    const { report, fixes } = await checkNewsroom({ content, cache, now: NOW, ...options })
    if (!report) throw new Error('There is no report.')
    return { report, fixes }
  }
  return { content, check }
}

export const reportOf = async (files: Files, options: Partial<CheckOptions> = {}): Promise<NewsroomReport> =>
  (await newsroomOf(files).check(options)).report

export function sectionOf({ sections }: NewsroomReport, kind: SectionKind) {
  const section = sections.find((one) => one.kind === kind)
  if (!section) throw new Error(`There is no section ${kind}.`)
  return section
}

/** Findings of a section as one line each: `note no-logo _news/a.md`. */
export const findingLines = (report: NewsroomReport, kind: SectionKind): string[] =>
  sectionOf(report, kind).findings.map(({ severity, code, file }) => [severity, code, file].filter(Boolean).join(' '))
