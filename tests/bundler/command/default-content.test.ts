// @vitest-environment node
import { expect, test } from 'vitest'
import { defaultContent } from '../../../src/bundler/command/build-options.ts'
import { type Files, publisher } from '../workspace.ts'

test.for<[rule: string, files: Files, content: string]>([
  ['content/ is taken', { 'content/a.md': '', 'package.json': '{}' }, 'content'],
  ['a folder without content/ is taken itself', { 'posts/a.md': '' }, '.'],
  ['a site of Hugo is taken whole', { 'content/a.md': '', 'hugo.toml': '' }, '.'],
  ['a site of Hugo with older settings is taken whole', { 'content/a.md': '', 'config.yaml': '' }, '.'],
  [
    'a site of Hugo with settings in parts is taken whole',
    { 'content/a.md': '', 'config/_default/hugo.toml': '' },
    '.',
  ],
  ['a site of Jekyll is taken whole', { 'content/a.md': '', '_config.yml': '' }, '.'],
  ['a site of Eleventy is taken whole', { 'content/a.md': '', '.eleventy.js': '' }, '.'],
  ['a site of Astro is taken whole', { 'content/a.md': '', 'astro.config.mjs': '' }, '.'],
  ['content/ in our own format is taken', { 'content/_news/a.md': '', 'config.toml': '' }, 'content'],
  ['content/ with settings of ours is taken', { 'content/site.yaml': '', 'hugo.toml': '' }, 'content'],
])('%s when no option names a folder', ([, files, content]) => {
  expect(defaultContent(publisher(files))).toBe(content)
})
