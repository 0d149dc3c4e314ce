import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ModulePaths } from './compiled-modules.ts'

/** Names of files that hold the licence of a package. */
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i

/** Returns the licences of all libraries of which files were compiled. */
export function licencesOf(modules: ModulePaths): string {
  const folders = new Set<string>()
  for (const path of modules) {
    const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll('\\', '/'))?.[0]
    if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder)
  }
  const texts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >
    const files = readdirSync(folder).filter((one) => LICENCE.test(one))
    const text = files.map((one) => readFileSync(join(folder, one), 'utf8').trim()).join('\n\n')
    return `${name} ${version} (${license})\n\n${text || 'The package has no text of its licence.'}\n`
  })
  return `Libraries in this package\n\n${texts.sort().join(`\n${'-'.repeat(72)}\n\n`)}`
}
