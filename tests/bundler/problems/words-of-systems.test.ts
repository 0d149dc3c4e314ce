// @vitest-environment node
import { expect, test } from 'vitest'
import { type Files, bundleFiles } from '../workspace.ts'

const post = (lines: string, text = 'Text.') => `---\ntitle: Pier\ndate: 2026-03-08\n${lines}---\n\n${text}\n`
const hintsOf = async (files: Files) => (await bundleFiles(files)).edition.problems.map(({ hint }) => hint)

test.for<[system: string, settings: Files, folder: string, file: string, held: string]>([
  ['Hugo', { 'hugo.toml': '' }, 'static/', '/', 'draft: true'],
  ['Astro', { 'astro.config.mjs': '' }, 'public/', '/', 'draft: true'],
  ['Eleventy', { '.eleventy.js': '' }, 'public/', '/', 'draft: true'],
  ['Jekyll', { '_config.yml': '' }, 'assets/', 'assets/', 'published: false'],
])('hints for a site of %s name its folders and fields', async ([, settings, folder, file, held]) => {
  const hints = await hintsOf({
    ...settings,
    'content/posts/pier.md': post('status: odd\nimage: "ftp://quay.example/a.png"\n', '![A pier](data:x)'),
  })
  expect(hints.some((hint) => hint?.includes(`Write ${held} to leave the article out`))).toBe(true)
  expect(hints.some((hint) => hint?.includes(`into ${folder} and write ${file}…`))).toBe(true)
})
