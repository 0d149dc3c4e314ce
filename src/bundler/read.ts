import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { TextDecoder } from 'node:util'
import type { Problem } from '../contract/problem.ts'

/** One text file of the content folder, as written but for its line ends. */
export interface SourceFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  /** Without a byte order mark, lines ended by `\n`. */
  readonly text: string
}

export interface ContentFiles {
  readonly articles: readonly SourceFile[]
  readonly topics: readonly SourceFile[]
  readonly organizations: readonly SourceFile[]
  readonly site?: SourceFile
  /** Jekyll's own settings, read only where there is no `site.yaml`. */
  readonly jekyll?: SourceFile
  /** Paths below the content folder, `assets/…`. */
  readonly assets: readonly string[]
  readonly problems: readonly Problem[]
}

const MOST_BYTES = 2 * 1024 * 1024
const NOT_ARTICLES = /^(readme|license|licence|changelog|contributing|code_of_conduct|security)\b/i
const isMarkdown = (path: string) => /\.(md|markdown)$/i.test(path)
const isYaml = (path: string) => /\.ya?ml$/i.test(path)
type Wants = (file: string) => boolean
type Enters = (name: string) => boolean
const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Lists and reads a publisher's folder. Whatever can't be read becomes a problem; nothing is thrown. */
export function readContent(folder: string, hasArchive: boolean): ContentFiles {
  const problems: Problem[] = []
  const report = (file: string, code: string, message: string, hint?: string) =>
    problems.push({ severity: 'error', code, file, message, ...(hint && { hint }) })

  const root = realpathSync(folder)
  const entries = (path: string): string[] => {
    try {
      return readdirSync(join(folder, path)).sort(byCodeUnit)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') report(path, 'unreadable-folder', `This folder can't be read (${codeOf(error)}).`)
      return []
    }
  }
  /** Files of a folder and those below it. */
  const list = (path: string, wants: Wants, enters: Enters, above: readonly string[] = []): string[] =>
    entries(path)
      .filter((name) => !name.startsWith('.'))
      .flatMap((name) => find(path ? `${path}/${name}` : name, wants, enters, above))
  /** A file, or those below a folder; links out of the folder or round in circles are reported and not followed. */
  const find = (file: string, wants: Wants, enters: Enters, above: readonly string[] = []): string[] => {
    const full = join(folder, file)
    const name = basename(file)
    try {
      const isLink = lstatSync(full).isSymbolicLink()
      const stats = statSync(full)
      const real = isLink || stats.isDirectory() ? realpathSync(full) : full
      if (real !== full && real !== root && !real.startsWith(root + sep)) {
        report(
          file,
          'link-outside',
          'This link leads out of the content folder, so it is not followed.',
          'Copy the file into the folder.',
        )
        return []
      }
      if (stats.isDirectory()) {
        if (isMarkdown(name) && wants(file))
          report(
            file,
            'not-a-file',
            'This is a folder with the name of an article.',
            'Rename the folder, or move the article out of it.',
          )
        if (!enters(name)) return []
        if (above.includes(real) || real === root) {
          report(file, 'link-loop', 'This link leads back to a folder above it.', 'Remove the link.')
          return []
        }
        return list(file, wants, enters, [...above, real])
      }
      if (!wants(file)) return []
      if (!stats.isFile()) {
        report(file, 'not-a-file', 'This is neither a file nor a folder, so it is not read.', 'Remove it.')
        return []
      }
      return [file]
    } catch (error) {
      if (isLoop(error)) report(file, 'link-loop', 'This link leads back to itself.', 'Remove the link.')
      else if (wants(file) && codeOf(error) === 'ENOENT')
        report(file, 'link-to-nothing', 'This link leads to nothing.', 'Mend the link, or remove it.')
      else if (wants(file))
        report(file, 'unreadable', `This file can't be read (${codeOf(error)}).`, 'Check its permissions.')
      return []
    }
  }
  const read = (path: string): SourceFile[] => {
    try {
      const { size } = statSync(join(folder, path))
      if (size > MOST_BYTES) {
        report(path, 'file-too-large', `The file has ${size} bytes; an article may have at most ${MOST_BYTES}.`)
        return []
      }
      const bytes = readFileSync(join(folder, path))
      if (bytes.includes(0)) {
        report(
          path,
          'binary',
          'The file holds zero bytes, so it is not text.',
          'Move pictures and other files to assets/.',
        )
        return []
      }
      return [
        {
          path,
          text: decoder
            .decode(bytes)
            .replace(/^\uFEFF/, '')
            .replace(/\r\n?/g, '\n'),
        },
      ]
    } catch (error) {
      if (error instanceof TypeError) report(path, 'not-utf8', 'The file is not UTF-8 text.', 'Save it as UTF-8.')
      else report(path, 'unreadable', `This file can't be read (${codeOf(error)}).`, 'Check its permissions.')
      return []
    }
  }

  const anyFolder = () => true
  const top = entries('')
  const news = top.includes('_news')
    ? find('_news', isMarkdown, anyFolder)
    : list(
        '',
        (file) => isMarkdown(file),
        (name) => !/^(_|\.)/.test(name) && name !== 'node_modules' && name !== 'assets',
      )
  const archive = hasArchive ? find('_archive', isMarkdown, anyFolder) : []
  const articles = [...news, ...archive]
    .flatMap(read)
    // Beside articles in a bare folder stand papers about the folder itself.
    .filter(({ path, text }) => !(NOT_ARTICLES.test(path.split('/').at(-1) ?? '') && !text.startsWith('---')))
  const readOne = (names: readonly string[]) =>
    names
      .filter((name) => top.includes(name))
      .slice(0, 1)
      .flatMap((name) => find(name, isYaml, () => false))
      .flatMap(read)[0]
  const site = readOne(['site.yaml', 'site.yml'])
  const jekyll = site ? undefined : readOne(['_config.yml', '_config.yaml'])
  return {
    articles,
    topics: find('_data/topics', isYaml, anyFolder).flatMap(read),
    organizations: find('_data/organizations', (file) => isMarkdown(file) || isYaml(file), anyFolder).flatMap(read),
    ...(site && { site }),
    ...(jekyll && { jekyll }),
    assets: find('assets', (file) => file !== 'assets', anyFolder),
    problems,
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
}

const isLoop = (error: unknown) => codeOf(error) === 'ELOOP'
