import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Returns the repository that a folder is in, if the folder is not its root. */
export function repositoryAround(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return undefined
  for (let at = resolve(folder), above = dirname(at); above !== at; at = above, above = dirname(at))
    if (existsSync(join(above, '.git'))) return above
  return undefined
}

/** Returns the branch that a repository publishes, if its host has said so. A name that would need quotes in YAML is left out. */
export function defaultBranch(folder: string): string | undefined {
  const text = textOf(join(folder, '.git/refs/remotes/origin/HEAD'))
  return /^ref: refs\/remotes\/origin\/([\w./-]+)\s*$/.exec(text)?.[1]
}

const PUBLISHES = /\b(?:actions\/deploy-pages|peaceiris\/actions-gh-pages|JamesIves\/github-pages-deploy-action)@/

/** Returns the workflow with which a repository is already published to GitHub Pages. */
export function otherPublisher(folder: string): string | undefined {
  const workflows = '.github/workflows'
  if (!existsSync(join(folder, workflows))) return undefined
  return readdirSync(join(folder, workflows))
    .filter((name) => /\.ya?ml$/.test(name) && PUBLISHES.test(textOf(join(folder, workflows, name))))
    .map((name) => `${workflows}/${name}`)
    .sort()[0]
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
