// @vitest-environment node
import { expect, test } from 'vitest'
import { SHELL_FILE, VERSION_META } from '../../src/contract/offline.ts'
import { MemoryCaches, type WorkerScope, startWorker } from './worker-scope.ts'

const pageOf = (version: string) => `<meta name="${VERSION_META}" content="${version}">`

/** Starts the worker of a version and installs it, on the device of earlier ones. */
async function install(version: string, caches: MemoryCaches): Promise<WorkerScope> {
  const page = () => new Response(pageOf(version), { headers: { 'content-type': 'text/html' } })
  const worker = startWorker(() => Promise.resolve(page()), { version, shell: [SHELL_FILE], caches })
  await worker.send('install')
  return worker
}

const shown = async (worker: WorkerScope) => (await worker.open('/saved')).text()

test('a worker that stays at work answers with the new version once the reader has asked for it', async () => {
  const caches = new MemoryCaches()
  const old = await install('old', caches)
  const waiting = await install('new', caches)
  expect(await shown(old)).toBe(pageOf('old'))
  await waiting.send('message', { type: 'broadsheet:activate' })
  expect(waiting.isImpatient()).toBe(true)
  expect(await shown(old)).toBe(pageOf('new'))
})

test('an active worker answers with its own version, also when an earlier one was asked for', async () => {
  const caches = new MemoryCaches()
  const asked = await install('asked', caches)
  await asked.send('message', { type: 'broadsheet:activate' })
  const newest = await install('newest', caches)
  await newest.send('activate')
  expect(await shown(newest)).toBe(pageOf('newest'))
})

test('a version that was asked for and is gone from the device leaves the worker its own page', async () => {
  const caches = new MemoryCaches()
  const old = await install('old', caches)
  const waiting = await install('new', caches)
  await waiting.send('message', { type: 'broadsheet:activate' })
  for (const name of await caches.keys()) if (name.endsWith(':new')) await caches.delete(name)
  expect(await shown(old)).toBe(pageOf('old'))
})
