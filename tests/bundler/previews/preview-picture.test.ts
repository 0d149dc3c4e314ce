import { expect, test } from 'vitest'
import { previewPicture } from '../../../src/bundler/previews/preview-picture.ts'
import { temporaryFolder, writeFiles } from '../workspace.ts'

const SITE = { url: 'https://news.example' }
const QUAY = {
  src: 'assets/a%20quay.jpg',
  width: 4000,
  height: 3000,
  copies: ['0123456789ab', [480, 800, 1200]] as const,
}

/** A site with one picture of so many bytes. */
function siteWith(bytes: number): string {
  const out = temporaryFolder()
  writeFiles(out, { 'data/assets/a quay.jpg': Buffer.alloc(bytes) })
  return out
}

test('a preview shows the picture itself, and the widest copy of one that networks would refuse', () => {
  expect(previewPicture(siteWith(900_000), SITE, QUAY)).toMatchObject({
    src: 'https://news.example/data/assets/a%20quay.jpg',
    width: 4000,
    height: 3000,
  })
  const large = siteWith(1_100_000)
  expect(previewPicture(large, SITE, QUAY)).toMatchObject({
    src: 'https://news.example/data/pictures/0123456789ab.1200.webp',
    width: 1200,
    height: 900,
  })
  expect(previewPicture(large, SITE, { src: QUAY.src })?.src).toBe('https://news.example/data/assets/a%20quay.jpg')
})

test('a preview shows no empty file, and no file of a site without an address', () => {
  expect(previewPicture(siteWith(0), SITE, QUAY)).toBeUndefined()
  expect(previewPicture(siteWith(1), {}, QUAY)).toBeUndefined()
  const elsewhere = { src: 'https://pictures.example/a.jpg' }
  expect(previewPicture(siteWith(0), {}, elsewhere)).toBe(elsewhere)
})
