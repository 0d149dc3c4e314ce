// @vitest-environment node
import { expect, test } from 'vitest'
import { bundleFiles, problemLines } from '../workspace.ts'

const post = (text: string) => `---\ntitle: Pier\ndate: 2026-03-08\n---\n\n${text}\n`

test('plain values of the data and settings of Jekyll are filled in', async () => {
  const bundled = await bundleFiles({
    '_config.yml': 'title: Quay\nauthor:\n  name: Mara\n',
    '_data/ships.yml': 'ferry:\n  name: Anna <b>\n  tons: 12\ncrew: [Mara]\n',
    '_posts/2026-03-08-pier.md': post(
      '{{ site.data.ships.ferry.name }}, {{ site.data.ships.ferry.tons }} t, {{ site.author.name }}.',
    ),
    '_posts/2026-03-09-gone.md': post('A {{ site.data.ships.crew }} B.'),
  })
  expect(bundled.index.story('pier').body).toContain('12 t, Mara.')
  expect(bundled.index.story('gone').body).toBe('<p>A B.</p>')
  expect(problemLines(bundled).filter((line) => line.includes('pier'))).toEqual([])
})

test('plain values of the settings of Hugo are filled in', async () => {
  const { index } = await bundleFiles({
    'hugo.toml': 'title = "Quay"\n[params]\nshipName = "Anna"\n',
    'content/posts/pier.md': post('The {{ .Site.Params.shipName }} and {{ site.Params.shipname }}.'),
  })
  expect(index.story('pier').body).toBe('<p>The Anna and Anna.</p>')
})
