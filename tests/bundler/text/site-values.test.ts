// @vitest-environment node
import { expect, test } from 'vitest'
import { bundleFiles, problemLines } from '../workspace.ts'

const post = (text: string) => `---\ntitle: Pier\ndate: 2026-03-08\n---\n\n${text}\n`

test('plain values of the data and settings of Jekyll are filled in', async () => {
  const bundled = await bundleFiles({
    '_config.yml': 'title: Quay\nauthor:\n  name: Mara\n',
    '_data/ships.yml': 'ferry:\n  name: Anna <b>\n  tons: 12\ncrew: [Mara]\n',
    '_data/ships/tug.yml': 'name: Bea\n',
    '_data/crew.yml': '- name: Dora\n- Emil\n',
    '_data/ships/old/barge.json': '{"name":"Cato"}',
    '_posts/2026-03-08-pier.md': post(
      '{{ site.data.ships.ferry.name }}, {{ site.data.ships.ferry.tons }} t, {{ site.author.name }}.',
    ),
    '_posts/2026-03-10-tug.md': post(
      '{{ site.data.ships.tug.name }}, {{ site.data.ships.old.barge.name }}, {{ site.data.crew[0].name }} and {{ site.data.crew[1] }}.',
    ),
    '_posts/2026-03-09-gone.md': post('A {{ site.data.ships.crew }} B.'),
  })
  expect(bundled.index.story('pier').body).toContain('12 t, Mara.')
  expect(bundled.index.story('tug').body).toBe('<p>Bea, Cato, Dora and Emil.</p>')
  expect(bundled.index.story('gone').body).toBe('<p>A B.</p>')
  expect(problemLines(bundled).filter((line) => line.includes('pier'))).toEqual([])
})

test('plain values of the data of Eleventy are filled in, and of a script those that it does not compute', async () => {
  const { index } = await bundleFiles({
    'eleventy.config.js': 'export default () => ({ dir: { input: "src" } })',
    'src/_data/metadata.json': '{"title":"Quay","author":{"name":"Mara"}}',
    'src/_data/ships/ferry.yaml': 'name: Anna\n',
    'src/_data/port.js': 'module.exports = { name: "Lindmoor", year: new Date().getFullYear() }',
    'src/posts/pier.md': post(
      '{{ metadata.author.name }} on the {{ ships.ferry.name }} in {{ port.name }} {{ port.year }}.',
    ),
  })
  expect(index.story('pier').body).toBe('<p>Mara on the Anna in Lindmoor.</p>')
})

test('plain values of the settings of Hugo are filled in', async () => {
  const { index } = await bundleFiles({
    'hugo.toml': 'title = "Quay"\n[params]\nshipName = "Anna"\n',
    'content/posts/pier.md': post('The {{ .Site.Params.shipName }} and {{ site.Params.shipname }}.'),
  })
  expect(index.story('pier').body).toBe('<p>The Anna and Anna.</p>')
})

test('data that a template names is filled in, also the entry of a list', async () => {
  const { index } = await bundleFiles({
    '_config.yml': 'title: Quay\n',
    '_data/ships.yml': '- name: Anna\n  port: { name: Lindmoor }\n- name: Bea\n  port: { name: Osthaven }\n',
    '_data/crew.yml': 'first: { name: Mara }\n',
    '_posts/2026-03-08-pier.md': post(
      '{% assign ship = site.data.ships | where: "name", "Bea" | first %}{% assign mate = site.data.crew.first %}The {{ ship.name }} of {{ ship.port.name | escape }}, with {{ mate.name }}.',
    ),
    '_posts/2026-03-09-gone.md': post(
      '{% assign ship = site.data.ships | where: "name", "Cato" | first %}The {{ ship.name }}.',
    ),
  })
  expect(index.story('pier').body).toBe('<p>The Bea of Osthaven, with Mara.</p>')
  expect(index.story('gone').body).toBe('<p>The.</p>')
})

test('Markdown that posts of Jekyll include is in their text, with what the mark gives it', async () => {
  const bundled = await bundleFiles({
    '_config.yml': 'title: Quay\n',
    '_includes/harbour/notes.md':
      '{{include.mark}}## Notes of {{ include.ship }}\n\n{% include tide.md %}\n\n{{ include.other }}.\n',
    '_includes/tide.md': '[tides]: https://tides.example/today\n\nHigh [water][tides].\n',
    '_includes/buttons.md': '<div><img src="/rss.png">Subscribe</div>\n',
    '_posts/2026-03-08-pier.md': post(
      '{% include harbour/notes.md mark="#" ship="Anna" other=page.title %}\n\n{% include buttons.md %}Code: `{% include tide.md %}`.',
    ),
    '_posts/2026-03-09-only.md': post('{% include tide.md %}\n[low]: https://tides.example/low\n\nAnd [low].'),
    '_posts/2026-03-10-raw.md': post('Write {% raw %}{% include tide.md %}{% endraw %}.'),
  })
  const water = '<p>High <a href="https://tides.example/today"'
  const { body } = bundled.index.story('pier')
  expect(body).toContain('>Notes of Anna</h3>')
  expect(body).toContain(water)
  expect(body).toContain('<p>Pier.</p>')
  expect(body).toContain('<p>Code: <code>{% include tide.md %}</code>.</p>')
  expect(bundled.index.story('only').body).toContain(water)
  expect(bundled.index.story('only').body).toContain('<p>And <a href="https://tides.example/low"')
  expect(bundled.index.story('only').excerpt).toBe('High water.')
  expect(bundled.index.story('raw').body).toBe('<p>Write {% include tide.md %}.</p>')
  expect(body).not.toContain('Subscribe')
})

test('of an included file with conditions or loops, the definitions of links outside of them are read', async () => {
  const { index } = await bundleFiles({
    '_config.yml': 'title: Quay\n',
    '_includes/references.md': `{% comment %}
[ferry]: https://comment.example/
{% endcomment %}
{% for ship in site.ships %}
{% if ship.url %}
[quay]: https://loop.example/
{% endif %}
[{{ ship.name }}]: {{ ship.url }}
{% endfor %}
<!-- [pier]: https://hidden.example/ -->
Seen by nobody.

[Low   water]: https://tides.example/low
[own]: https://included.example/
`,
    '_posts/2026-03-08-pier.md': post(
      'The [ferry][], the [quay][] and [low\nwater][], [own][].\n\n[own]: https://own.example/\n\n{% include references.md %}',
    ),
  })
  const { body = '' } = index.story('pier')
  expect(Array.from(body.matchAll(/href="([^"]*)"/g), ([, address]) => address)).toEqual([
    'https://tides.example/low',
    'https://own.example/',
  ])
  expect(body.replace(/<[^>]*>/g, '')).toBe('The ferry, the quay and low\nwater, own.')
})

test('files that include each other end', async () => {
  const { index } = await bundleFiles({
    '_config.yml': 'title: Quay\n',
    '_includes/a.md': 'A {% include b.md %}',
    '_includes/b.md': 'B {% include a.md %}',
    '_posts/2026-03-08-pier.md': post('The tide. {% include a.md %}'),
  })
  expect(index.story('pier').body).toBe('<p>The tide. A B A B</p>')
})
