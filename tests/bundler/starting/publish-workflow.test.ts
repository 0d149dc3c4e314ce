// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { packageManagerOf } from '../../../src/bundler/starting/package-manager.ts'
import { publishWorkflow } from '../../../src/bundler/starting/publish-workflow.ts'
import { recogniseFolder } from '../../../src/bundler/starting/recognise-folder.ts'
import { startProject } from '../../../src/bundler/starting/start-project.ts'
import { NOW, temporaryFolder } from '../workspace.ts'
import { ANSWERS, start } from './start-folder.ts'

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>
  readonly needs?: string
  readonly steps: readonly Step[]
  readonly 'timeout-minutes': number
  readonly environment?: unknown
}

const text = publishWorkflow(packageManagerOf(temporaryFolder()), undefined, '')
const workflow = parse(text) as {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions: Readonly<Record<string, string>>
  readonly concurrency: Readonly<Record<string, unknown>>
  readonly jobs: { readonly build: Job; readonly deploy: Job }
}
const { build, deploy } = workflow.jobs
const steps = [...build.steps, ...deploy.steps]

describe('the workflow', () => {
  test('uses official actions only, each pinned by its major version', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used.length).toBeGreaterThan(5)
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@v\d+$/)
  })

  test('has no secrets, and the job that runs packages may only read', () => {
    expect(text).not.toMatch(/secrets\.|GITHUB_TOKEN|token:(?! write)/)
    expect(workflow.permissions).toEqual({ contents: 'read' })
    expect(build.permissions).toEqual({ contents: 'read', pages: 'read' })
    expect(deploy.permissions).toEqual({ pages: 'write', 'id-token': 'write' })
    expect(deploy.steps.every(({ run }) => run === undefined)).toBe(true)
  })

  test('runs no text of an expression as a command', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
  })

  test('publishes pushes, and at times that nobody pushes; one run at a time', () => {
    expect(Object.keys(workflow.on)).toEqual(['push', 'schedule', 'workflow_dispatch'])
    expect(workflow.on['push']).toEqual({ branches: ['main', 'master'] })
    expect(workflow.concurrency).toEqual({ group: 'pages', 'cancel-in-progress': false })
    expect([build, deploy].every((job) => job['timeout-minutes'] > 0)).toBe(true)
  })

  test('restores and saves the cache of the build before it builds', () => {
    const names = build.steps.map(({ uses, run }) => (uses ?? run ?? '').replace(/@.*/, ''))
    const at = (name: string) => names.findIndex((one) => one.includes(name))
    expect(at('actions/cache')).toBeGreaterThan(at('actions/checkout'))
    expect(at('actions/cache')).toBeLessThan(at('broadsheet build'))
    expect(build.steps[at('actions/cache')]?.with).toEqual({
      path: '.broadsheet',
      key: 'broadsheet-${{ github.sha }}',
      'restore-keys': 'broadsheet-',
    })
    expect(names[at('npm')]).toBe('if [ -f package-lock.json ]; then npm ci; else npm install; fi')
  })

  test('builds for the address that Pages gives the site, and publishes what was built', () => {
    const step = build.steps.find(({ run }) => run?.includes('broadsheet build'))
    expect(step).toMatchObject({
      run: 'npx broadsheet build --base "$BASE_PATH/" --url "$BASE_URL"',
      env: {
        BASE_PATH: '${{ steps.pages.outputs.base_path }}',
        BASE_URL: '${{ steps.pages.outputs.base_url }}',
      },
    })
    expect(build.steps.find(({ id }) => id === 'pages')?.uses).toMatch(/^actions\/configure-pages@/)
    expect(build.steps.at(-1)).toMatchObject({ with: { path: 'dist', 'include-hidden-files': true } })
    expect(deploy).toMatchObject({ needs: 'build', environment: { name: 'github-pages' } })
  })
})

describe('the repository around a folder', () => {
  test('has its own branch in the workflow, if its host has said which', async () => {
    const HEAD = { '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/trunk\n' }
    const { text } = await start(HEAD)
    expect(parse(text('.github/workflows/publish.yml'))).toMatchObject({ on: { push: { branches: ['trunk'] } } })
  })

  test('is not published twice', async () => {
    const other = 'on: push\njobs: { a: { steps: [{ uses: actions/deploy-pages@v4 }] } }\n'
    const { paths, started } = await start({ '.github/workflows/hugo.yml': other })
    expect(paths()).not.toContain('.github/workflows/publish.yml')
    expect(started.notes).toEqual([expect.stringContaining('.github/workflows/hugo.yml already publishes')])
  })

  test('is named where the folder is not its root, since workflows run only there', async () => {
    const { folder } = await start({ '.git/HEAD': 'ref: refs/heads/main\n' })
    const inner = await recogniseFolder(`${folder}/sites/one`)
    const { notes } = startProject(inner, ANSWERS, NOW)
    expect(notes).toEqual([expect.stringContaining(`a part of the repository ${folder}.`)])
  })
})
