import { closeSync, lstatSync, openSync, readFileSync, readSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, sep } from 'node:path'
import { TextDecoder } from 'node:util'
import type { Problem } from '../contract/problem.ts'

/** One text file of the content folder, as written but for its line ends. */
export interface SourceFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  /** Without a byte order mark, lines ended by `\n`. */
  readonly text: string
}

/** What tells a file from its next version without reading it. */
export interface FileStat {
  readonly size: number
  /** Milliseconds since 1970, with fractions. */
  readonly mtimeMs: number
  /** When anything about it changed; no program can set it. */
  readonly ctimeMs: number
  readonly ino: number
}

export interface ListedFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  readonly stat: FileStat
}

/** A publisher's folder, listed and not read yet; every list sorted by path. */
export interface Listing {
  readonly articles: readonly ListedFile[]
  readonly topics: readonly ListedFile[]
  readonly organizations: readonly ListedFile[]
  readonly site?: ListedFile
  /** Jekyll's own settings, read only where there is no `site.yaml`. */
  readonly jekyll?: ListedFile
  /** Below `assets/`. */
  readonly assets: readonly ListedFile[]
  readonly problems: readonly Problem[]
}

const MOST_BYTES = 2 * 1024 * 1024
const STAT_WIDTH = 4
const isMarkdown = (path: string) => /\.(md|markdown)$/i.test(path)
const isYaml = (path: string) => /\.ya?ml$/i.test(path)
type Wants = (file: string) => boolean
type Enters = (name: string) => boolean

export function sameStat(a: FileStat | undefined, b: FileStat): boolean {
  return a !== undefined && a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino
}

export function statOf(path: string): FileStat {
  const { size, mtimeMs, ctimeMs, ino } = statSync(path)
  return { size, mtimeMs, ctimeMs, ino }
}

/** Stats in one array, which takes a tenth of the time that objects take to keep. */
export function packStats(files: readonly ListedFile[]): { paths: string[]; stats: Float64Array } {
  const stats = new Float64Array(files.length * STAT_WIDTH)
  for (const [at, { stat }] of files.entries()) {
    stats[at * STAT_WIDTH] = stat.size
    stats[at * STAT_WIDTH + 1] = stat.mtimeMs
    stats[at * STAT_WIDTH + 2] = stat.ctimeMs
    stats[at * STAT_WIDTH + 3] = stat.ino
  }
  return { paths: files.map(({ path }) => path), stats }
}

export function unpackStat(stats: Float64Array, at: number): FileStat {
  return {
    size: stats[at * STAT_WIDTH] ?? 0,
    mtimeMs: stats[at * STAT_WIDTH + 1] ?? 0,
    ctimeMs: stats[at * STAT_WIDTH + 2] ?? 0,
    ino: stats[at * STAT_WIDTH + 3] ?? 0,
  }
}

/** Lists a publisher's folder. Whatever can't be read becomes a problem; nothing is thrown. */
export function listContent(folder: string, hasArchive: boolean): Listing {
  const problems: Problem[] = []
  const report = (file: string, code: string, message: string, hint?: string) =>
    problems.push({ severity: 'error', code, file, message, ...(hint && { hint }) })

  const root = realpathSync(folder)
  /** Names in a folder in the order of their code units, and those of them that are neither plain files nor hidden. */
  const entries = (path: string): { names: string[]; others: ReadonlySet<string> } => {
    try {
      const found = readdirSync(`${folder}/${path}`, { withFileTypes: true })
      const others = new Set(found.flatMap((entry) => (entry.isFile() ? [] : entry.name)))
      return { names: found.map(({ name }) => name).sort(), others }
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') report(path, 'unreadable-folder', `This folder can't be read (${codeOf(error)}).`)
      return { names: [], others: new Set() }
    }
  }
  /** Files of a folder and those below it. */
  const list = (path: string, wants: Wants, enters: Enters, above: readonly string[] = []): ListedFile[] => {
    const { names, others } = entries(path)
    const files: ListedFile[] = []
    for (const name of names) {
      if (name.startsWith('.')) continue
      const file = path ? `${path}/${name}` : name
      if (others.has(name)) files.push(...find(file, wants, enters, above))
      else if (wants(file)) files.push(...plainFile(file))
    }
    return files
  }
  const plainFile = (file: string): ListedFile[] => {
    try {
      return [{ path: file, stat: statOf(`${folder}/${file}`) }]
    } catch (error) {
      // Gone since the folder was listed: it is no file of it any more.
      if (codeOf(error) !== 'ENOENT')
        report(file, 'unreadable', `This file can't be read (${codeOf(error)}).`, 'Check its permissions.')
      return []
    }
  }
  /** A file, or those below a folder; links out of the folder or round in circles are reported and not followed. */
  const find = (file: string, wants: Wants, enters: Enters, above: readonly string[] = []): ListedFile[] => {
    const full = `${folder}/${file}`
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
      const { size, mtimeMs, ctimeMs, ino } = stats
      return [{ path: file, stat: { size, mtimeMs, ctimeMs, ino } }]
    } catch (error) {
      if (codeOf(error) === 'ELOOP') report(file, 'link-loop', 'This link leads back to itself.', 'Remove the link.')
      else if (wants(file) && codeOf(error) === 'ENOENT')
        report(file, 'link-to-nothing', 'This link leads to nothing.', 'Mend the link, or remove it.')
      else if (wants(file))
        report(file, 'unreadable', `This file can't be read (${codeOf(error)}).`, 'Check its permissions.')
      return []
    }
  }

  const anyFolder = () => true
  const top = entries('').names
  const findIn = (name: string, wants: Wants) =>
    top.includes(name.split('/')[0] ?? '') ? find(name, wants, anyFolder) : []
  const news = top.includes('_news')
    ? find('_news', isMarkdown, anyFolder)
    : list('', isMarkdown, (name) => !/^(_|\.)/.test(name) && name !== 'node_modules' && name !== 'assets')
  const archive = hasArchive ? findIn('_archive', isMarkdown) : []
  const findOne = (names: readonly string[]) =>
    names
      .filter((name) => top.includes(name))
      .slice(0, 1)
      .flatMap((name) => find(name, isYaml, () => false))[0]
  const site = findOne(['site.yaml', 'site.yml'])
  const jekyll = site ? undefined : findOne(['_config.yml', '_config.yaml'])
  const data = (name: string, wants: Wants) => {
    const { names } = entries('_data')
    return names.includes(name) ? find(`_data/${name}`, wants, anyFolder) : []
  }
  const hasData = top.includes('_data')
  return {
    articles: [...news, ...archive],
    topics: hasData ? data('topics', isYaml) : [],
    organizations: hasData ? data('organizations', (file) => isMarkdown(file) || isYaml(file)) : [],
    ...(site && { site }),
    ...(jekyll && { jekyll }),
    assets: findIn('assets', (file) => file !== 'assets'),
    problems,
  }
}

/**
 * A listing after some of its articles were saved again.
 * @param changed paths in the folder
 * @returns undefined when something else may have changed
 */
export function listAgain(folder: string, before: Listing, changed: ReadonlySet<string>): Listing | undefined {
  let found = 0
  const articles = before.articles.map((file): ListedFile => {
    if (!changed.has(file.path)) return file
    const full = `${folder}/${file.path}`
    if (!lstatSync(full, { throwIfNoEntry: false })?.isFile()) return file
    found++
    return { path: file.path, stat: statOf(full) }
  })
  return found === changed.size ? { ...before, articles } : undefined
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** Holds one file after another: what is read stands in it until the next is. */
let page = Buffer.allocUnsafeSlow(64 * 1024)

/** @param size as the file system says it; a file that has another by now is read as it is */
function readBytes(path: string, size: number): Buffer {
  if (size >= page.length) page = Buffer.allocUnsafeSlow(size * 2)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, page, 0, page.length, 0)
    return length === size ? page.subarray(0, length) : readFileSync(path)
  } finally {
    closeSync(file)
  }
}

/** @returns the text and the bytes it was, which stand until the next file is read, or what is wrong with the file */
export function readSource(
  folder: string,
  { path, stat }: ListedFile,
): { readonly file: SourceFile; readonly bytes: Buffer } | { readonly problem: Problem } {
  const fail = (code: string, message: string, hint: string) => ({
    problem: { severity: 'error' as const, code, file: path, message, hint },
  })
  try {
    if (stat.size > MOST_BYTES)
      return fail(
        'file-too-large',
        `The file has ${stat.size} bytes; an article may have at most ${MOST_BYTES}.`,
        'Move pictures and long data out of the text, or split it.',
      )
    const bytes = readBytes(`${folder}/${path}`, stat.size)
    if (bytes.includes(0))
      return fail(
        'binary',
        'The file holds zero bytes, so it is not text.',
        'Move pictures and other files to assets/.',
      )
    const text = decoder.decode(bytes)
    const isTidy = text.charCodeAt(0) !== 0xfeff && !text.includes('\r')
    return {
      file: { path, text: isTidy ? text : text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') },
      bytes,
    }
  } catch (error) {
    return error instanceof TypeError
      ? fail('not-utf8', 'The file is not UTF-8 text.', 'Save it as UTF-8.')
      : fail('unreadable', `This file can't be read (${codeOf(error)}).`, 'Check its permissions.')
  }
}

/** The texts of files that are few, and what is wrong with the others. */
export function readSources(
  folder: string,
  listed: readonly ListedFile[],
): { readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] } {
  const files: SourceFile[] = []
  const problems: Problem[] = []
  for (const file of listed) {
    const result = readSource(folder, file)
    if ('problem' in result) problems.push(result.problem)
    else files.push(result.file)
  }
  return { files, problems }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
}
