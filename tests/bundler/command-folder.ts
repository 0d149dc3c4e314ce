import { join } from 'node:path'
import { runCommand } from './run-command.ts'
import { type Files, WrittenIndex, article, fixture, publisher, temporaryFolder } from './workspace.ts'

/** A folder with one article and no problems. */
export const VALID_FOLDER: Files = { '_news/2020-06-10-valid.md': article({ title: 'Valid', topics: ['Sea'] }) }
/** An article with one warning, an unknown field. */
export const WARNING: Files = {
  '_news/2020-06-11-warning.md': article({ title: 'Warning', titel: 'x', webUrl: 'https://outlet.example/2' }),
}
/** An article with one error. */
export const BROKEN: Files = { '_news/2020-06-12-broken.md': fixture('faults/unclosed-quote.md') }

/** Writes a publisher's folder, and returns it with a folder for its index and a function that runs the command on them. */
export function commandFolder(files: Files) {
  const content = publisher(files)
  const out = join(temporaryFolder(), 'data')
  return { content, out, run: (...options: string[]) => runCommand(['--content', content, '--out', out, ...options]) }
}

/** Sorted titles of the articles of a written index. */
export const titles = (out: string) =>
  new WrittenIndex(out)
    .stories()
    .map(({ title }) => title)
    .sort()
