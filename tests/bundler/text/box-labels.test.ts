// @vitest-environment node
import { expect, test } from 'vitest'
import { bundleFiles } from '../workspace.ts'

const BOXES =
  ':::warning\nA.\n:::\n\n> [!TIP]\n> B.\n\n!!! note "Tides"\n    C.\n\n:::details\nD.\n:::\n\n:::faq\nE.\n:::\n\n:::seealso\nF.\n:::\n'
const labelsIn = (html = '') =>
  [...html.matchAll(/<(?:p class="note__label"|summary)>([^<]*)/g)].map(([, label]) => label)

test('labels of boxes are in the language of the article, else of its folder, else of the site', async () => {
  const file = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2026-03-08\n${more}---\n\n${BOXES}`
  const { index } = await bundleFiles({
    'site.yaml': 'title: Quay\nlocale: de-AT\n',
    '_posts/2026-03-08-pier.md': file('Pier'),
    '_posts/2026-03-08-jetee.md': file('Jetee', 'lang: fr\n'),
    '_posts/2026-03-08-kai.md': file('Kai', 'lang: pl\n'),
  })
  expect(labelsIn(index.story('pier').body)).toEqual([
    'Warnung',
    'Tipp',
    'Tides',
    'Einzelheiten',
    'Frage',
    'Siehe auch',
  ])
  expect(labelsIn(index.story('jetee').body)).toEqual([
    'Avertissement',
    'Astuce',
    'Tides',
    'Détails',
    'Question',
    'Voir aussi',
  ])
  expect(labelsIn(index.story('kai').body)).toEqual(['Warning', 'Tip', 'Tides', 'Details', 'Faq', 'See also'])
})
