// @vitest-environment node
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Crew } from '../../src/bundler/system/crew.ts'
import { unpackEntries } from '../../src/bundler/collect/entry-columns.ts'
import { statOf } from '../../src/bundler/read/file-list.ts'
import { type EntriesResult, type EntriesTask, TaskBench } from '../../src/bundler/tasks.ts'
import { article, publisher } from './workspace.ts'

const folder = publisher(
  Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`_news/2026-01-10-${at}.md`, article({ title: `${at}` })])),
)
const tasks = readdirSync(join(folder, '_news')).map((name) => (): EntriesTask => {
  const path = `_news/${name}`
  return { kind: 'entries', files: [{ path, stat: statOf(join(folder, path)) }], known: [undefined] }
})
const setting = { entries: { folder, assets: [], own: { domain: 'site.example', title: 'Site' } } }

test.each([0, 1, 3])(
  'with %i helpers each task is done once, and what can be done meanwhile as well',
  async (count) => {
    const crew = new Crew(count)
    try {
      crew.tell(setting)
      const bench = new TaskBench(setting)
      for (let round = 0; round < 3; round++) {
        const done: number[] = []
        let meanwhile = 0
        await crew.run<EntriesTask, EntriesResult>(
          tasks,
          (task) => bench.readEntries(task),
          ({ entries }, at) => {
            expect(unpackEntries(entries, 0).map(({ file }) => file)).toEqual(
              tasks[at]?.().files.map(({ path }) => path),
            )
            done.push(at)
          },
          () => meanwhile++,
        )
        expect(done.toSorted((a, b) => a - b)).toEqual([...tasks.keys()])
        expect(meanwhile).toBe(1)
      }
    } finally {
      await crew.end()
    }
  },
)

test('what a task throws in another thread ends the run', async () => {
  const crew = new Crew(1)
  try {
    const slowly = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    // Nobody has told the helper which folder to read.
    await expect(crew.run(tasks, slowly, () => {})).rejects.toThrow('Nobody said')
  } finally {
    await crew.end()
  }
})
