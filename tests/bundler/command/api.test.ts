// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, bundle } from '../../../src/bundler/command/api.ts'
import { OutputError } from '../../../src/bundler/write/check-output.ts'
import { VALID_FOLDER } from '../command-folder.ts'
import { publisher, temporaryFolder } from '../workspace.ts'

const settings = () => ({
  content: publisher(VALID_FOLDER),
  out: join(temporaryFolder(), 'data'),
  cache: false as const,
})

test('wrong settings and refused folders reject the promise, so that catch() gets them', async () => {
  const { content } = settings()
  await expect(bundle({ content, out: content }).catch((error: unknown) => error)).resolves.toBeInstanceOf(OutputError)
  await expect(build({ content, out: content }).catch((error: unknown) => error)).resolves.toBeInstanceOf(OutputError)
  await expect(bundle({ ...settings(), url: 'nonsense' })).rejects.toThrow('url is nonsense, expected an address')
  await expect(build({ ...settings(), base: 'https://a.example/b' })).rejects.toThrow(
    'expected a path such as /my-news/',
  )
})

test('the address of the site may be written as on the command line', async () => {
  const { out, ...rest } = settings()
  expect(await bundle({ ...rest, out, url: 'news.example/' })).toMatchObject({ ok: true, articles: 1 })
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toContain('"url":"https://news.example"')
})
