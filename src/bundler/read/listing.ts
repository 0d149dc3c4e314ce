import { lstatSync, realpathSync, statSync } from 'node:fs'
import { basename, sep } from 'node:path'
import type { Problem } from '../../contract/problem.ts'
import { codeOf } from '../system/error-code.ts'
import {
  FileList,
  type FileStat,
  type ListedFile,
  type PathPart,
  STAT_WIDTH,
  putStat,
  statOf,
  unpackStat,
} from './file-list.ts'
import { FolderNames, type KnownFolder, type ReadFolder } from './folder-names.ts'
import { Names } from './names.ts'
import { didYouMean } from '../problems/problems.ts'
import { Statter } from './stat-many.ts'
import { reasonOf } from '../system/system-error.ts'

/** A publisher's folder, listed and not read yet; every list sorted by path. */
export interface Listing {
  readonly articles: FileList
  readonly topics: readonly ListedFile[]
  readonly organizations: readonly ListedFile[]
  readonly site?: ListedFile
  /** Jekyll's own settings, read only where there is no `site.yaml`. */
  readonly jekyll?: ListedFile
  /** Below `assets/`. */
  readonly assets: readonly ListedFile[]
  readonly problems: readonly Problem[]
  /** What was read of the folders themselves. */
  readonly folders: FolderNames
}

const isMarkdown = (name: string) => name.endsWith('.md') || /\.(md|markdown)$/i.test(name)
const isYaml = (name: string) => /\.ya?ml$/i.test(name)
/** @param place where it stands: empty, or with a slash at its end */
type Wants = (name: string, place: string) => boolean
type Enters = (name: string) => boolean

/** What was found so far. */
class Found {
  /** Files that are none of those that were looked for. */
  readonly others: string[] = []
  private readonly parts: PathPart[] = []
  private count = 0
  /** The folder that holds all of them. */
  private whole: KnownFolder | undefined
  private stats: Float64Array = new Float64Array(64 * STAT_WIDTH)

  private makeRoom(files: number): void {
    const wanted = (this.count + files) * STAT_WIDTH
    if (wanted <= this.stats.length) return
    const wider = new Float64Array(wanted * 2)
    wider.set(this.stats)
    this.stats = wider
  }

  add(path: string, stat: FileStat): void {
    this.makeRoom(1)
    this.whole = undefined
    this.parts.push({ place: '', names: Names.of([path]) })
    putStat(this.stats, this.count++, stat)
  }

  /** @param stats of the names, as `FileList` has them */
  addAll(place: string, names: Names, stats: Float64Array, folder: KnownFolder | undefined): void {
    this.whole = this.count === 0 ? folder : undefined
    this.parts.push({ place, names })
    if (this.count === 0) this.stats = stats
    else {
      this.makeRoom(names.length)
      this.stats.set(stats, this.count * STAT_WIDTH)
    }
    this.count += names.length
  }

  get list(): FileList {
    return new FileList(this.parts, this.stats.subarray(0, this.count * STAT_WIDTH), this.whole)
  }
}

const DATA_FOLDERS: readonly string[] = ['topics', 'organizations']
const ARTICLES = 'articles, whose names end in .md'
const MOST_NAMED = 3
/** What editors and systems leave beside files. */
const LEFT_BEHIND = /~$|^(?:Thumbs\.db|desktop\.ini|4913)$/i

/** One warning for all files of a folder that nothing reads. */
function tellOthers(folder: string, others: readonly string[], kind: string): Problem {
  const names = others.slice(0, MOST_NAMED).map((file) => file.slice(folder.length + 1))
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''
  return {
    severity: 'warning',
    code: 'other-files',
    file: folder,
    message: `${others.length === 1 ? 'One file is' : `${others.length} files are`} not read, since this is a folder of ${kind}: ${names.join(', ')}${more}.`,
    hint: 'Rename what should be read, and move the others to assets/ or out of the folder.',
  }
}

/**
 * Lists a publisher's folder. Whatever can't be read becomes a problem; nothing is thrown.
 * @param known of its folders since the last time
 * @param statter somebody's own; one for this list alone when not given
 * @param onFound is called with the number of articles of a folder before they are looked at
 */
export function listContent(
  folder: string,
  hasArchive: boolean,
  known: readonly KnownFolder[] = [],
  statter?: Statter,
  onFound?: (articles: number) => unknown,
): Listing {
  if (!statter) return Statter.once((own) => listContent(folder, hasArchive, known, own, onFound))
  const folders = new FolderNames(known)
  const problems: Problem[] = []
  const report = (file: string, code: string, message: string, hint?: string) =>
    problems.push({ severity: 'error', code, file, message, ...(hint && { hint }) })

  const root = realpathSync(folder)
  /** Names in a folder that are not hidden, in the order of their code units. */
  const read = (path: string, looker?: Statter): ReadFolder => {
    try {
      return folders.read(`${folder}/${path}`, looker)
    } catch (error) {
      if (codeOf(error) === 'ENOTDIR')
        report(
          path,
          'not-a-folder',
          'This is a file, expected a folder.',
          'Rename it, or put what belongs there into a folder.',
        )
      else if (codeOf(error) !== 'ENOENT')
        report(
          path || folder,
          'unreadable-folder',
          `This folder can’t be read: ${reasonOf(error)}.`,
          'Check its permissions.',
        )
      return { names: Names.of([]) }
    }
  }
  const namesIn = (path: string) => read(path).names.all
  /** Files of a folder and those below it. */
  const list = (path: string, wants: Wants, enters: Enters, found: Found, above: readonly string[] = []): void => {
    const { names, folder: known, stats: seen } = read(path, wants === isMarkdown ? statter : undefined)
    const place = path ? `${path}/` : ''
    // What nobody wants may be a folder that holds what somebody does.
    const isAll = known?.areArticles === true && wants === isMarkdown
    const kept = isAll ? undefined : names.all.filter((name) => wants(name, place))
    const wanted = kept && kept.length < names.length ? Names.of(kept) : names
    if (wants === isMarkdown) onFound?.(wanted.length)
    const stats = seen ?? statter.stat(`${folder}/${path}`, wanted)
    if (wanted.length === names.length && !stats.includes(Number.NaN)) {
      if (known && wants === isMarkdown) known.areArticles = true
      return found.addAll(place, names, stats, known)
    }
    let next = 0
    for (const name of names.all) {
      const stat = name === wanted.all[next] ? unpackStat(stats, next++) : undefined
      if (stat && !Number.isNaN(stat.size)) found.add(place + name, stat)
      else find(place + name, wants, enters, found, above)
    }
  }
  /** A file, or those below a folder; links out of the folder or round in circles are reported and not followed. */
  const find = (file: string, wants: Wants, enters: Enters, found: Found, above: readonly string[] = []): void => {
    const full = `${folder}/${file}`
    const name = basename(file)
    const isWanted = wants(name, file.slice(0, -name.length))
    let isLink = false
    try {
      isLink = lstatSync(full).isSymbolicLink()
      const stats = statSync(full)
      const real = isLink || stats.isDirectory() ? realpathSync(full) : full
      if (real !== full && real !== root && !real.startsWith(root + sep)) {
        report(
          file,
          'link-outside',
          'This link leads out of the content folder, so it is not followed.',
          'Copy the file into the folder.',
        )
        return
      }
      if (stats.isDirectory()) {
        if (isMarkdown(name) && isWanted)
          report(
            file,
            'not-a-file',
            'This is a folder with the name of an article.',
            'Rename the folder, or move the article out of it.',
          )
        if (!enters(name)) return
        if (above.includes(real) || real === root) {
          report(file, 'link-loop', 'This link leads back to a folder above it.', 'Remove the link.')
          return
        }
        return list(file, wants, enters, found, [...above, real])
      }
      if (!isWanted) {
        if (stats.isFile() && !LEFT_BEHIND.test(name)) found.others.push(file)
        return
      }
      if (!stats.isFile()) {
        report(file, 'not-a-file', 'This is neither a file nor a folder, so it is not read.', 'Remove it.')
        return
      }
      found.add(file, stats)
    } catch (error) {
      if (codeOf(error) === 'ELOOP') report(file, 'link-loop', 'This link leads back to itself.', 'Remove the link.')
      else if (!isWanted) return
      else if (codeOf(error) !== 'ENOENT')
        report(file, 'unreadable', `This file can’t be read: ${reasonOf(error)}.`, 'Check its permissions.')
      // What is no link is gone since the folder was listed: it is no file of it any more.
      else if (isLink) report(file, 'link-to-nothing', 'This link leads to nothing.', 'Mend the link, or remove it.')
    }
  }

  const anyFolder = () => true
  const top = namesIn('')
  const articles = new Found()
  if (problems.length > 0) {
    return { articles: articles.list, topics: [], organizations: [], assets: [], problems, folders }
  }
  /** Finds files below a folder, and warns of those that are of another kind. */
  const findKind = (file: string, wants: Wants, kind: string, found: Found) => {
    const before = found.others.length
    find(file, wants, anyFolder, found)
    const others = found.others.slice(before)
    if (others[0] === file) {
      const message = `This is a file, expected a folder of ${kind}.`
      report(file, 'not-a-folder', message, 'Rename it, or put what belongs there into a folder.')
    } else if (others.length > 0) problems.push(tellOthers(file, others, kind))
  }
  if (top.includes('_news')) findKind('_news', isMarkdown, ARTICLES, articles)
  else list('', isMarkdown, (name) => !/^(_|\.)/.test(name) && name !== 'node_modules' && name !== 'assets', articles)
  if (hasArchive && top.includes('_archive')) findKind('_archive', isMarkdown, ARTICLES, articles)
  const filesAt = (file: string, wants: Wants, enters: Enters = anyFolder): ListedFile[] => {
    const found = new Found()
    find(file, wants, enters, found)
    return [...found.list]
  }
  const findOne = (names: readonly string[]) =>
    names
      .filter((name) => top.includes(name))
      .slice(0, 1)
      .flatMap((name) => filesAt(name, isYaml, () => false))[0]
  const site = findOne(['site.yaml', 'site.yml'])
  const jekyll = site ? undefined : findOne(['_config.yml', '_config.yaml'])
  const data = top.includes('_data') ? namesIn('_data') : []
  const dataAt = (name: string, wants: Wants, kind: string): ListedFile[] => {
    const found = new Found()
    if (data.includes(name)) findKind(`_data/${name}`, wants, kind, found)
    return [...found.list]
  }
  for (const name of data) {
    const near = DATA_FOLDERS.includes(name) ? undefined : didYouMean(name, DATA_FOLDERS)
    if (!near || data.includes(near)) continue
    const message = 'Nothing here is read: there is no such folder of the format.'
    const hint = `Did you mean “${near}”?`
    problems.push({ severity: 'warning', code: 'unknown-folder', file: `_data/${name}`, message, hint })
  }
  return {
    articles: articles.list,
    topics: dataAt('topics', isYaml, 'topics, whose names end in .yaml'),
    organizations: dataAt(
      'organizations',
      (name) => isMarkdown(name) || isYaml(name),
      'outlets, whose names end in .md or .yaml',
    ),
    ...(site && { site }),
    ...(jekyll && { jekyll }),
    assets: top.includes('assets') ? filesAt('assets', (_, place) => place !== '') : [],
    problems,
    folders,
  }
}

/**
 * A listing after some of its articles were saved again.
 * @param changed paths in the folder
 * @returns undefined when something else may have changed
 */
export function listAgain(folder: string, before: Listing, changed: ReadonlySet<string>): Listing | undefined {
  let found = 0
  const articles = before.articles.with((stats) => {
    for (const path of changed) {
      const at = before.articles.paths.indexOf(path)
      const full = `${folder}/${path}`
      if (at === -1 || !lstatSync(full, { throwIfNoEntry: false })?.isFile()) continue
      putStat(stats, at, statOf(full))
      found++
    }
  })
  return found === changed.size ? { ...before, articles } : undefined
}
