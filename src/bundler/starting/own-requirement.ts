import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { packageVersion } from '../system/version.ts'
import { isMapping } from '../validate/fields.ts'

/** Where npm writes what it has installed, and from where. */
const INSTALLED = '.package-lock.json'

/**
 * Returns which Broadsheet a project's `package.json` should ask for: `^0.1.0`. If this command was installed from a file
 * rather than from the registry, the project gets it from that file too, since the registry may not have this version.
 * @param folder the project
 * @param from folder of this module, or another one inside of an installed package
 */
export function ownRequirement(folder: string, from: string = import.meta.dirname): string {
  const file = installedFrom(from)
  return file === undefined ? `^${packageVersion()}` : `file:${relative(resolve(folder), file).split(sep).join('/')}`
}

/** Returns the package file that the package around a folder was installed from. */
function installedFrom(folder: string): string | undefined {
  const above = dirname(folder)
  if (above === folder) return undefined
  if (basename(above) !== 'node_modules') return installedFrom(above)
  try {
    const lock: unknown = JSON.parse(readFileSync(join(above, INSTALLED), 'utf8'))
    const resolved = fieldOf(fieldOf(fieldOf(lock, 'packages'), `node_modules/${basename(folder)}`), 'resolved')
    if (typeof resolved !== 'string' || !resolved.startsWith('file:')) return undefined
    const file = resolve(dirname(above), resolved.slice('file:'.length))
    return existsSync(file) ? file : undefined
  } catch {
    // Other package managers write no such file.
    return undefined
  }
}

const fieldOf = (value: unknown, name: string): unknown => (isMapping(value) ? value[name] : undefined)
