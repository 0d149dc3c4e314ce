// @vitest-environment node
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newsFiles } from './rebuild.ts'
import { startCommand } from './run-command.ts'
import { WrittenIndex, bundle, filesBelow, publisher, temporaryFolder, writeFiles } from './workspace.ts'

describe('npm run bundle', () => {
  test('leaves the old edition or the new one when it is killed, and the next build makes the whole index', async () => {
    const content = publisher(newsFiles(400, 'Old'))
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const args = ['--content', content, '--out', out]
    const env = { BROADSHEET_CACHE: cache }
    const started = performance.now()
    expect(await startCommand(args, env).ended).toBe(0)
    const duration = performance.now() - started
    const editions = new Set([new WrittenIndex(out).manifest.edition])
    for (let trial = 0; trial < 8; trial++) {
      writeFiles(content, newsFiles(400, `Round ${trial}`))
      editions.add((await bundle({ content, now: new Date() })).manifest.edition)
      const command = startCommand(args, env)
      // The trials kill the command at different times between its start and its end.
      await new Promise((done) => setTimeout(done, (duration * (trial + 4)) / 14))
      command.kill()
      await command.ended
      const index = new WrittenIndex(out)
      expect(editions).toContain(index.manifest.edition)
      expect(index.stories()).toHaveLength(400)
      const titles = new Set(index.stories().map(({ title }) => title.replace(/ \d+$/, '')))
      expect(titles.size).toBe(1)
    }
    expect(await startCommand(args, env).ended).toBe(0)
    const fresh = await bundle({ content, now: new Date() })
    expect([...filesBelow(out)].map(([path, bytes]) => [path, bytes.toString()])).toEqual([...fresh.files])
  }, 120_000)

  test('waits for other builds of the same folder', async () => {
    const content = publisher(newsFiles(200, 'Same'))
    const out = join(temporaryFolder(), 'data')
    const env = { BROADSHEET_CACHE: temporaryFolder() }
    const commands = [1, 2, 3].map(() => startCommand(['--content', content, '--out', out], env).ended)
    // A build without a cache waits only for the output folder.
    commands.push(startCommand(['--content', content, '--out', out, '--no-cache'], env).ended)
    expect(await Promise.all(commands)).toEqual([0, 0, 0, 0])
    const fresh = await bundle({ content, now: new Date() })
    expect([...filesBelow(out)].map(([path, bytes]) => [path, bytes.toString()])).toEqual([...fresh.files])
  }, 60_000)
})
