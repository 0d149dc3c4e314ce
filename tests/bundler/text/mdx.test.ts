// @vitest-environment node
import { expect, test } from 'vitest'
import { withoutComponents } from '../../../src/bundler/text/mdx.ts'
import { bundleFiles, problemLines } from '../workspace.ts'

test.for<[rule: string, source: string, text: string]>([
  ['imports and exports', "import A from 'a'\nexport const x = {\n  y: 1,\n}\n\nA text.", '\n\n\n\n\nA text.'],
  ['a component', 'See <Chart data={{ a: [1] }} wide />.', 'See .'],
  ['tags around a text', '<Note kind="tip">\n\nMind the gap.\n\n</Note>', '\n\nMind the gap.\n\n'],
  ['comments and expressions', 'One {/* two */}three {props.four}.', 'One three .'],
])('leaves out %s', ([, source, text]) => {
  expect(withoutComponents(source).text).toBe(text)
})

test.for([
  '```jsx\nimport A from "a"\n<Chart x={1} />\n```',
  '~~~~\n<A/>\n~~~\n{b}\n~~~~',
  'Write `<Chart x={1} />` and `` {a`b} ``.',
  'He said: import duties <b>rise</b> {#rise}.',
  'Duties:\nimport and export rise.',
])('changes nothing of %j', (source) => {
  expect(withoutComponents(source)).toEqual({ text: source, components: [] })
})

test('an article in MDX is published without its components, which a warning names', async () => {
  const bundled = await bundleFiles({
    'astro.config.mjs': '',
    'src/content/blog/pier.mdx':
      "---\ntitle: Pier\ndate: 2026-03-08\n---\nimport Map from './map.astro'\n\nThe pier <Map zoom={3} /> is long.\n",
  })
  expect(problemLines(bundled)).toEqual(['warning mdx-components src/content/blog/pier.mdx:7:1'])
  const [story] = bundled.index.stories()
  expect(story).toMatchObject({ id: '2026/03/08/pier', body: '<p>The pier  is long.</p>' })
})
