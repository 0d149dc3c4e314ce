import { expect, test } from 'vitest'
import { storyHtml } from '../../src/ui/story/trusted-html.ts'
import { withCopies } from '../../src/ui/story/text-pictures.ts'

const QUAY = {
  src: '/data/assets/quay.jpg',
  srcSet: '/data/pictures/0123456789ab.480.webp 480w,/data/assets/quay.jpg 900w',
  width: 900,
  height: 600,
}

test('a picture in a text gets its copies and its size, and the text is still one that a story may have', () => {
  const html = withCopies('<p>Words</p><img src="/data/assets/quay.jpg" alt="Quay" loading="lazy" />', [QUAY])
  expect(html).toBe(
    `<p>Words</p><img src="/data/assets/quay.jpg" srcset="${QUAY.srcSet}" sizes="auto,100vw" width="900" height="600" alt="Quay" loading="lazy" />`,
  )
  expect(storyHtml(html)).toBe(html)
})

test('the width that an author wrote stays', () => {
  expect(withCopies('<img src="/data/assets/quay.jpg" width="300" />', [QUAY])).not.toContain('900"')
})

test('other pictures stay as they are', () => {
  const html = '<img src="https://outlet.example/a.jpg" alt="A" />'
  expect(withCopies(html, [QUAY])).toBe(html)
})
