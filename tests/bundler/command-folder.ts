import { join } from 'node:path'
import { runCommand } from './command.ts'
import { type Files, WrittenIndex, article, fixture, publisher, temporaryFolder } from './workspace.ts'

export const SOUND_FOLDER: Files = { '_news/2020-06-10-sound.md': article({ title: 'Sound', topics: ['Sea'] }) }
export const WARNING: Files = {
  '_news/2020-06-11-warned.md': article({ title: 'Warned', titel: 'x', webUrl: 'https://outlet.example/2' }),
}
export const BROKEN: Files = { '_news/2020-06-12-broken.md': fixture('faults/unclosed-quote.md') }

/** A publisher's folder, and a place for its index. */
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
