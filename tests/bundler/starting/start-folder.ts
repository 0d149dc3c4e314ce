import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteAnswers } from '../../../src/bundler/starting/site-file.ts'
import { recogniseFolder } from '../../../src/bundler/starting/recognise-folder.ts'
import { startProject } from '../../../src/bundler/starting/start-project.ts'
import { type Files, NOW, filesBelow, publisher } from '../workspace.ts'

export const ANSWERS: SiteAnswers = { title: 'My News', locale: 'en' }

/** Makes a project of a folder with these files. */
export async function start(files: Files, answers: SiteAnswers | undefined = ANSWERS, now = NOW) {
  const folder = publisher(files)
  const recognised = await recogniseFolder(folder)
  const isSiteFileWritten = !recognised.found || recognised.needsTitle
  const started = startProject(recognised, isSiteFileWritten ? answers : undefined, now)
  return {
    folder,
    recognised,
    started,
    text: (path: string) => readFileSync(join(folder, path), 'utf8'),
    paths: () => [...filesBelow(folder).keys()],
  }
}
