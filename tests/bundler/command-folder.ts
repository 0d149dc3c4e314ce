import { join } from 'node:path'
import { runCommand } from './command.ts'
import { type Files, WrittenIndex, article, fixture, publisher, temporaryFolder } from './workspace.ts'

/** A folder without problems. */
export const VALID_FOLDER: Files = { '_news/2020-06-10-sound.md': article({ title: 'Sound', topics: ['Sea'] }) }
/** An article that causes one warning. */
export const WARNING: Files = {
  '_news/2020-06-11-warned.md': article({ title: 'Warned', titel: 'x', webUrl: 'https://outlet.example/2' }),
}
/** An article that causes one error. */
export const BROKEN: Files = { '_news/2020-06-12-broken.md': fixture('faults/unclosed-quote.md') }

/** Creates a publisher's folder and a folder for the index, with a function that runs the command on them. */
export function commandFolder(files: Files) {
  const content = publisher(files)
  const out = join(temporaryFolder(), 'data')
  return { content, out, run: (...options: string[]) => runCommand(['--content', content, '--out', out, ...options]) }
}

export const titles = (out: string) =>
  new WrittenIndex(out)
    .stories()
    .map(({ title }) => title)
    .sort()
