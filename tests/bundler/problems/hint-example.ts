import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ARTICLE_PATH } from '../fault-table.ts'

/** Files of a content folder by their paths. Null stands for a file or folder that is removed. */
type Files = Readonly<Record<string, string | Buffer | { readonly target: string } | null>>

/** Files with a problem, and what changes when a person does what its hint says, once for each way to do it. */
export type FolderExample = readonly [code: string, hint: string, before: Files, ...after: readonly Files[]]

/** The same for the front matter of one article. A title is added where the lines have none. */
export type ArticleExample = readonly [code: string, hint: string, before: string, ...after: readonly string[]]

function matter(lines: string): Files {
  const hasTitle = /tit(?:le|el)/.test(lines) && !/^(?:related|images)/.test(lines)
  return { [ARTICLE_PATH]: `---\n${hasTitle ? '' : 'title: A story\n'}${lines}\n---\nThe tide rose.\n` }
}

export const inFolder = ([code, hint, before, ...after]: ArticleExample): FolderExample => [
  code,
  hint,
  matter(before),
  ...after.map(matter),
]

/** Writes, replaces and removes files. */
export function change(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const full = join(folder, path)
    rmSync(full, { recursive: true, force: true })
    if (content === null) continue
    mkdirSync(dirname(full), { recursive: true })
    if (typeof content === 'object' && 'target' in content) symlinkSync(content.target, full)
    else writeFileSync(full, content)
  }
}
