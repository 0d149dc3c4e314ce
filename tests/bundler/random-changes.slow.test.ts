// @vitest-environment node
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bundler } from '../../src/bundler/bundle.ts'
import type { BundleOptions } from '../../src/bundler/draft.ts'
import { applyChange, changeOfWords, pathOf, randomChange, randomStory, textOf } from './random-changes.ts'
import { type Files, NOW, bundle, filesBelow, publisher, settle, writeFiles } from './workspace.ts'

/** Builds a folder, and writes the index even if it has errors. */
async function build(out: string, options: BundleOptions) {
  const bundler = new Bundler(options)
  try {
    const { write, ok, problems, skipped } = await bundler.prepare()
    await write(out)
    return { ok, problems, skipped }
  } finally {
    await bundler.close()
  }
}

const ASSETS: Files = { 'assets/0.svg': '<svg/>', 'assets/1.svg': '<svg/>' }

test('a build with a cache makes the index of a build without one after any changes', async () => {
  const plan = fc.record({
    first: fc.array(randomStory, { minLength: 1, maxLength: 10 }),
    steps: fc.array(fc.oneof(fc.tuple(changeOfWords), fc.array(randomChange, { minLength: 1, maxLength: 3 })), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  await fc.assert(
    fc.asyncProperty(plan, async ({ first, steps }) => {
      const content = publisher({
        ...ASSETS,
        '_data/topics/1.yaml': 'name: Harbours\n',
        ...Object.fromEntries(first.map((one) => [pathOf(one.at), textOf(one)])),
      })
      const [cache, out] = [join(dirname(content), 'cache'), join(dirname(content), 'data')]
      mkdirSync(cache)
      const options = { unpublished: false, now: NOW }
      const check = async () => {
        const all = { content, skipInvalid: true, ...options }
        const reported = await build(out, { ...all, cache })
        const fresh = await bundle(all)
        expect(reported).toEqual({ ok: fresh.ok, problems: fresh.problems, skipped: fresh.skipped })
        const written = new Map([...filesBelow(out)].filter(([path]) => !path.startsWith('assets/')))
        expect([...written].map(([path, bytes]) => [path, bytes.toString()])).toEqual([...fresh.files])
        expect([...filesBelow(out).keys()].filter((path) => path.startsWith('assets/'))).toEqual(fresh.assets)
      }
      await settle()
      await check()
      for (const step of steps) {
        for (const change of step) applyChange(change, { content, cache, out, options })
        await check()
      }
    }),
    { numRuns: 20 },
  )
}, 120_000)

test('a session makes the index of a build without a cache after every save, removal and change of settings', async () => {
  const save = fc.record({
    kind: fc.constant('save' as const),
    story: randomStory,
    isWordsOnly: fc.boolean(),
    isTold: fc.boolean(),
  })
  const other = fc.record({ kind: fc.constantFrom('remove', 'rename', 'site', 'topic' as const), at: fc.nat(11) })
  const saves = fc.array(fc.oneof({ weight: 3, arbitrary: save }, { weight: 1, arbitrary: other }), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(randomStory, { minLength: 3, maxLength: 12 }), saves, async (first, later) => {
      const content = publisher({
        ...ASSETS,
        ...Object.fromEntries(first.map((one) => [pathOf(one.at), textOf(one)])),
      })
      const out = join(dirname(content), 'data')
      const options = { content, now: NOW, skipInvalid: true }
      // A file that was written a moment ago may change again without a trace, so `settle` would rightly ask for another build.
      await settle()
      const session = new Bundler({ ...options, cache: join(dirname(content), 'cache'), isSession: true })
      await (await session.prepare()).write(out)
      for (const change of later) {
        if (change.kind === 'save') {
          const { story: one, isWordsOnly } = change
          // Half of the saves change only words.
          const before = first.find(({ at }) => at === one.at)
          const saved = before && isWordsOnly ? { ...before, word: one.word } : one
          writeFiles(content, { [pathOf(one.at)]: textOf(saved) })
        } else {
          applyChange(change, { content, cache: '', out, options: { unpublished: false, now: NOW } })
          await settle()
        }
        const isTold = change.kind === 'save' && change.isTold
        const draft = await session.prepare(isTold ? [pathOf(change.story.at)] : undefined)
        await draft.write(out)
        expect(session.settle()).toBe(false)
        const fresh = await bundle(options)
        expect(draft.problems).toEqual(fresh.problems)
        const written = new Map([...filesBelow(out)].filter(([file]) => !file.startsWith('assets/')))
        expect([...written].map(([file, bytes]) => [file, bytes.toString()])).toEqual([...fresh.files])
      }
      await session.close()
    }),
    { numRuns: 10 },
  )
}, 120_000)
