import type { FoundProblem } from '../problems/found-problem.ts'
import type { Layout, LayoutName } from '../layouts/layout.ts'

/** Folders whose files have addresses from the root of the site, by the name that each system gives them. */
const FOLDERS: Partial<Record<LayoutName, string>> = {
  hugo: 'static/',
  zola: 'static/',
  docusaurus: 'static/',
  eleventy: 'public/',
  astro: 'public/',
}

/** Systems whose authors hold articles back with `draft: true`. Those of Jekyll write `published: false`, as in our format. */
const WITH_DRAFTS: readonly LayoutName[] = ['hugo', 'zola', 'docusaurus', 'eleventy', 'astro', 'ghost', 'wordpress']

/** Says what to do in the words of the system that the folder was written for. What an author wrote is quoted as it is. */
export function inWordsOf(layout: Layout | undefined, problems: readonly FoundProblem[]): readonly FoundProblem[] {
  if (!layout) return problems
  const name = FOLDERS[layout.name]
  const folder = name === undefined ? undefined : layout.base + name
  const hasDrafts = WITH_DRAFTS.includes(layout.name)
  return problems.map((problem) => {
    const { hint, message } = problem
    if (hint === undefined) return problem
    const held = hasDrafts ? hint.replace('published: false', 'draft: true') : hint
    if (folder === undefined) return held === hint ? problem : { ...problem, hint: held }
    return {
      ...problem,
      hint: held.replace('write assets/…', 'write /…').replaceAll('assets/', folder),
      message: message.replace('a file below assets/', `a file below ${folder}`),
    }
  })
}
