import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import { copyChanged } from '../system/replace-file.ts'
import { APP_FOLDER } from './built-reader.ts'

/** Folder of the publisher's folder whose files a site has at its root: icons, a file that proves who owns the domain. */
const OWN_FOLDER = 'public'

/** Folders that a build writes. */
const TAKEN_FOLDERS = [`${APP_FOLDER}/`, INDEX_FOLDER, 'embed/', 'feeds/', 'oembed/', 'previews/']
/** Files that a build writes. The icons and robots.txt are not among them: the publisher may have others. */
const TAKEN_FILES =
  /^(?:(?:index|404|shell)\.html|feed\..*|feeds\.opml|sitemap.*\.xml|sw\.js|embed\.js|version\.json|manifest\.webmanifest|_headers|_redirects|.*\.sample)$/

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
  const isTaken = (path: string) => TAKEN_FILES.test(path) || TAKEN_FOLDERS.some((folder) => path.startsWith(folder))
  for (const path of paths) if (!isTaken(path)) copyChanged(join(root, path), join(out, path))
  return paths.filter(isTaken).map((path) => `${OWN_FOLDER}/${path}`)
}
