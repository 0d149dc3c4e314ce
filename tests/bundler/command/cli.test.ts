// @vitest-environment node
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { VALID_FOLDER, WARNING, commandFolder, titles } from '../command-folder.ts'
import { CLI } from '../run-command.ts'
import { temporaryFolder } from '../workspace.ts'

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
  readonly version: string
}

const run = (...args: string[]) =>
  spawnSync(process.execPath, [CLI, ...args], { cwd: temporaryFolder(), encoding: 'utf8' })

describe('the command', () => {
  test.each([[['--version']], [['-v']], [['version']], [['build', '--version']], [['init', 'x', '--version']]])(
    'prints its version for %j',
    (args) => {
      expect(run(...args)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
    },
  )

  test.each([
    ['bulid', 'Did you mean build?'],
    ['--hlep', 'Did you mean --help?'],
    ['zzzzzzz', 'There is no command zzzzzzz.\n'],
  ])('lists the commands when there is no %s', (name, message) => {
    const { status, stderr } = run(name)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toContain('  import   write')
  })

  test.skipIf(process.platform === 'win32')('finishes its work when nobody reads its output any more', () => {
    const { content, out } = commandFolder({ ...VALID_FOLDER, ...WARNING })
    const status = join(temporaryFolder(), 'status')
    const command = '("$NODE" "$CLI" bundle --content "$FROM" --out "$OUT"; echo $? > "$STATUS") 2>&1 | true'
    const paths = { NODE: process.execPath, CLI, FROM: content, OUT: out, STATUS: status }
    spawnSync('sh', ['-c', command], { env: { ...process.env, ...paths, BROADSHEET_CACHE: temporaryFolder() } })
    expect(readFileSync(status, 'utf8')).toBe('0\n')
    expect(titles(out)).toEqual(['Valid', 'Warning'])
  })
})
