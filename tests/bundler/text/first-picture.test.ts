// @vitest-environment node
import { expect, test } from 'vitest'
import { PNG, bundleFiles } from '../workspace.ts'

const PICTURES = [
  '![Badge](https://img.shields.io/npm/v/a)',
  '<img src="https://quay.example/icon.png" width="32">',
  '![Plan](/plan.svg)',
  '![Old](http://quay.example/old.jpg)',
  '![A quay](/quay.png)',
  '![Later](https://quay.example/later.jpg)',
].join('\n\n')
const FILES = {
  '_config.yml': 'title: Quay\n',
  'quay.png': PNG,
  'plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
}
const post = (text: string, more = '') => `---\ntitle: Pier\n${more}---\n\nThe pier.\n\n${text}\n`

test('the first picture of a text stands for an article that names none', async () => {
  const { index } = await bundleFiles({
    ...FILES,
    '_posts/2026-03-08-pier.md': post(PICTURES),
    '_posts/2026-03-08-ferry.md': post('![Sea](https://quay.example/a.jpg?b=1&c=2){: width="640" height="480"}'),
    '_posts/2026-03-08-named.md': post(PICTURES, 'image: https://quay.example/named.jpg\n'),
    '_posts/2026-03-08-plain.md': post('No picture.'),
  })
  expect(index.story('pier').image).toMatchObject({ src: 'assets/~/quay.png', alt: 'A quay' })
  expect(index.story('ferry').image).toEqual({
    src: 'https://quay.example/a.jpg?b=1&c=2',
    alt: 'Sea',
    width: 640,
    height: 480,
  })
  expect(index.story('named').image?.src).toBe('https://quay.example/named.jpg')
  expect(index.story('plain').image).toBeUndefined()
})

test('an article in our own format has the pictures that it names', async () => {
  const { index } = await bundleFiles({ '_news/2026-03-08-pier.md': post(PICTURES) })
  expect(index.story('pier').image).toBeUndefined()
})
