import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** How the packages of a project are installed and its scripts are run. */
export interface PackageManager {
  readonly install: string
  /** What comes before the name of a script. */
  readonly runScript: string
  /** What comes before the name of an installed command. */
  readonly run: string
  /** The shell command of a workflow, which must install what the lock file says. */
  readonly installInWorkflow: string
}

const NPM: PackageManager = {
  install: 'npm install',
  runScript: 'npm run',
  run: 'npx',
  installInWorkflow: 'if [ -f package-lock.json ]; then npm ci; else npm install; fi',
}

/** By lock file. Node's own corepack brings the other two managers to a workflow. */
const OTHERS: readonly (readonly [lockFile: string, manager: PackageManager])[] = [
  [
    'pnpm-lock.yaml',
    {
      install: 'pnpm install',
      runScript: 'pnpm run',
      run: 'pnpm exec',
      installInWorkflow: 'corepack enable && pnpm install --frozen-lockfile',
    },
  ],
  [
    'yarn.lock',
    {
      install: 'yarn install',
      runScript: 'yarn run',
      run: 'yarn run',
      installInWorkflow: 'corepack enable && yarn install',
    },
  ],
]

/** Returns the package manager whose lock file is in a folder; npm when there is none. */
export function packageManagerOf(folder: string): PackageManager {
  return OTHERS.find(([lockFile]) => existsSync(join(folder, lockFile)))?.[1] ?? NPM
}

/** The command that runs a script: `npm start`, `pnpm run broadsheet:start`. */
export const scriptCommand = ({ runScript }: PackageManager, name: string): string =>
  name === 'start' ? runScript.replace(' run', ' start') : `${runScript} ${name}`
