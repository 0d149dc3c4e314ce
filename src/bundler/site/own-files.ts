import { existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import { copyChanged } from '../system/replace-file.ts'
import { OutputError, checkApart, checkOutput, isIndex } from '../write/check-output.ts'
import { APP_FOLDER } from './built-reader.ts'

/** Folder of the publisher's folder whose files a site has at its root: icons, a file that proves who owns the domain. */
export const OWN_FOLDER = 'public'

/** Folders that a build writes. */
const TAKEN_FOLDERS = [`${APP_FOLDER}/`, INDEX_FOLDER, 'embed/', 'feeds/', 'oembed/', 'previews/']
/** Files that a build writes. The icons and robots.txt are not among them: the publisher may have others. */
const TAKEN_FILES =
  /^(?:(?:index|404|shell)\.html|feed\..*|feeds\.opml|sitemap.*\.xml|sw\.js|embed\.js|version\.json|manifest\.webmanifest|_headers|_redirects|.*\.sample)$/

/** True for the path of a file that a build writes itself. */
export const isTaken = (path: string): boolean =>
  TAKEN_FILES.test(path) || TAKEN_FOLDERS.some((folder) => path.startsWith(folder))

/**
 * Copies the publisher's own files into a site.
 * @returns paths of files that were not copied, since a build writes files of these names
 */
export function copyOwnFiles(content: string, out: string): string[] {
  const root = join(content, OWN_FOLDER)
  // A link could lead out of the folder.
  if (!lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) return []
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
  for (const path of paths) if (!isTaken(path)) copyChanged(join(root, path), join(out, path))
  return paths.filter(isTaken).map((path) => `${OWN_FOLDER}/${path}`)
}

/** Files in {@link APP_FOLDER} of any version of the reader, and temporary files of an interrupted build. */
const APP_FILE = /-[\w-]{7,12}\.(?:css|js|json|woff2)(?:\.[\d-]+\.part)?$/

const appNames = (out: string): string[] =>
  existsSync(join(out, APP_FOLDER)) ? readdirSync(join(out, APP_FOLDER)).map((name) => `${APP_FOLDER}/${name}`) : []

/**
 * Checks that a site can be written to a folder: it holds an earlier site, or nothing in the places that a build takes.
 * @throws {OutputError}
 */
export function checkSite(content: string, out: string): void {
  checkApart(content, out)
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new OutputError(`${out} is a file. Choose a folder for the site.`)
  const index = join(out, INDEX_FOLDER)
  checkOutput(content, index)
  if (!existsSync(out) || isIndex(index)) return
  const foreign = [
    ...readdirSync(out).filter((name) => TAKEN_FILES.test(name)),
    ...appNames(out).filter((path) => !APP_FILE.test(path)),
  ]
  if (foreign.length === 0) return
  throw new OutputError(
    `${out} has files that Broadsheet has not made and would write over (${foreign.slice(0, 3).join(', ')}). Choose another folder with --out, or remove them.`,
  )
}

/** Removes scripts and styles of earlier versions of the reader, and no other files. */
export function pruneApp(out: string, built: ReadonlySet<string>): void {
  for (const path of appNames(out)) if (APP_FILE.test(path) && !built.has(path)) rmSync(join(out, path))
}
