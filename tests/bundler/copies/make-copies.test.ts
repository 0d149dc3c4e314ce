// @vitest-environment node
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pictureCopyPath } from '../../../src/contract/picture-copies.ts'
import { loadSharp } from '../../../src/bundler/copies/load-sharp.ts'
import {
  type Files,
  PNG,
  WrittenIndex,
  article,
  bundleFiles,
  bundleTo,
  filesBelow,
  publisher,
  settle,
  temporaryFolder,
  writeFiles,
} from '../workspace.ts'

const library = loadSharp()

/** The tests below make their pictures with the library. */
const sharp = library as NonNullable<typeof library>

const ARTICLE = '_news/2020-06-10-story.md'
const withPicture = (file: string) => article({ images: [{ url: `assets/${file}`, width: 5, title: 'Quay' }] })

/** A photograph: noise, so that no format makes it tiny. */
const photo = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 120, sigma: 20 } },
  })
/** A drawing in one colour. */
const drawing = (width: number, height: number, background = '#336699') =>
  sharp({ create: { width, height, channels: 4, background } })

async function moving(): Promise<Buffer> {
  const frames = await Promise.all(['#f00', '#00f'].map((colour) => drawing(300, 200, colour).png().toBuffer()))
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
}

const cmyk = () => photo(900, 600).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer()
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>')

interface Expected {
  readonly size?: readonly [width: number, height: number]
  readonly widths?: readonly number[]
  readonly problem?: string
}

const CASES: readonly (readonly [rule: string, file: string, make: () => Promise<Buffer> | Buffer, Expected])[] = [
  [
    'a photograph has a small and a large copy',
    'quay.jpg',
    () => photo(2000, 1300).jpeg({ quality: 100 }).toBuffer(),
    { size: [2000, 1300], widths: [480, 800, 1200] },
  ],
  [
    'no copy is wider than the picture',
    'quay.jpg',
    () => photo(700, 400).jpeg({ quality: 100 }).toBuffer(),
    { size: [700, 400], widths: [480, 700] },
  ],
  [
    'a picture that lies on its side is turned upright',
    'quay.jpg',
    () => photo(1300, 900).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer(),
    { size: [900, 1300], widths: [480, 800, 900] },
  ],
  ['a picture in the colours of print is shown in those of screens', 'quay.jpg', cmyk, { widths: [480, 800, 900] }],
  [
    'a grey picture stays grey',
    'quay.png',
    () => photo(900, 600).greyscale().toColourspace('b-w').png().toBuffer(),
    { widths: [480, 800, 900] },
  ],
  [
    'a picture of 16 bits has copies of 8',
    'quay.png',
    () => photo(900, 600).toColourspace('rgb16').png().toBuffer(),
    { widths: [480, 800, 900] },
  ],
  [
    'a drawing with transparent places keeps them',
    'quay.png',
    () => drawing(900, 600, '#33669980').png({ compressionLevel: 0 }).toBuffer(),
    { widths: [480, 800, 900] },
  ],
  [
    'a picture with a wrong ending is read as what it is',
    'quay.png',
    () => photo(900, 600).jpeg({ quality: 100 }).toBuffer(),
    { size: [900, 600], widths: [480, 800, 900] },
  ],
  [
    'a copy that saves nothing is left out',
    'quay.webp',
    () => photo(900, 600).webp({ quality: 40 }).toBuffer(),
    { size: [900, 600], widths: [480] },
  ],
  ['a picture of one pixel has no copies', 'quay.png', () => PNG, { size: [1, 1] }],
  ['a moving picture has no copies', 'quay.gif', moving, { size: [300, 200] }],
  ['a drawing of lines has no copies', 'quay.svg', () => SVG, {}],
  [
    'a strip that is very high has no copies',
    'quay.png',
    () => drawing(100, 20_000).png({ compressionLevel: 0 }).toBuffer(),
    { size: [100, 20_000] },
  ],
  [
    'half of a picture is reported',
    'quay.jpg',
    async () => half(await photo(900, 600).jpeg({ quality: 100 }).toBuffer()),
    { problem: 'This picture is damaged' },
  ],
  [
    'a page under the name of a picture is reported',
    'quay.jpg',
    () => Buffer.from('<p>Not found'),
    { problem: 'This picture is damaged' },
  ],
  ['an empty file is reported', 'quay.png', () => Buffer.alloc(0), { problem: 'This picture is damaged' }],
]

describe.skipIf(!library)('with the library sharp', () => {
  test.for(CASES)('%s', async ([, file, make, { size, widths = [], problem }]) => {
    const { index, edition, out } = await bundleFiles({
      [ARTICLE]: withPicture(file),
      [`assets/${file}`]: await make(),
    })
    const found = edition.problems.map((one) => `${one.severity} ${one.code} ${one.file} ${one.message}`)
    expect(found).toEqual(
      problem ? [expect.stringContaining(`warning unreadable-picture assets/${file} ${problem}`)] : [],
    )
    expect(edition.assets).toEqual([`assets/${file}`])
    const { image } = index.story('story')
    expect(image).toMatchObject({
      src: `assets/${file}`,
      title: 'Quay',
      ...(size && { width: size[0], height: size[1] }),
    })
    expect(image?.copies?.[1] ?? []).toEqual(widths)
    const [hash, listed] = image?.copies ?? ['', []]
    expect(edition.copies).toEqual(listed.map((width) => pictureCopyPath(hash, width)).sort())
    for (const width of listed) {
      const bytes = readFileSync(join(out, pictureCopyPath(hash, width)))
      const { format, width: real, space, depth, orientation, exif, icc, hasAlpha } = await sharp(bytes).metadata()
      expect({ format, real, space, depth, orientation, exif, icc }).toEqual({
        format: 'webp',
        real: width,
        space: 'srgb',
        depth: 'uchar',
        orientation: undefined,
        exif: undefined,
        icc: undefined,
      })
      expect(hasAlpha).toBe(image?.colour === undefined)
      expect(bytes.length).toBeLessThan(readFileSync(join(out, `assets/${file}`)).length)
    }
  })

  const photographs = async (): Promise<Files> => ({
    [ARTICLE]: withPicture('quay.jpg'),
    '_news/2020-06-11-text.md': article({ title: 'Text', webUrl: undefined }, '![Pier](assets/pier.jpg)\n'),
    '_news/2020-06-12-draft.md': article({ title: 'Draft', published: false }, '![Secret](assets/secret.jpg)\n'),
    'assets/quay.jpg': await photo(900, 600).jpeg({ quality: 100 }).toBuffer(),
    'assets/pier.jpg': await photo(500, 300).jpeg({ quality: 100 }).toBuffer(),
    'assets/secret.jpg': await photo(502, 300).jpeg({ quality: 100 }).toBuffer(),
    'assets/unused.jpg': await photo(501, 300).jpeg({ quality: 100 }).toBuffer(),
  })

  test('only pictures that published articles show have copies, in cards, rows and stories alike', async () => {
    const { index, edition } = await bundleFiles(await photographs())
    expect(edition.copied).toMatchObject({ pictures: 2, copies: 5, decoded: 2, isMissing: false })
    expect(edition.copies).toHaveLength(5)
    const { image } = index.story('story')
    expect(image?.colour).toMatch(/^#[0-9a-f]{6}$/)
    expect(index.cards().find(({ title }) => title === 'A story')?.image).toEqual(image)
    expect(index.front().cards.find(({ title }) => title === 'A story')?.image).toEqual(image)
  })

  test('copies are made once, also in a folder that was checked out anew', async () => {
    const files = await photographs()
    const content = publisher(files)
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const first = await bundleTo(out, { content, cache })
    expect(first.copied?.decoded).toBe(2)
    const again = await bundleTo(out, { content, cache })
    expect(again.written).toBe(0)
    expect(again.copied?.decoded).toBe(0)
    rmSync(content, { recursive: true })
    writeFiles(content, files)
    await settle()
    rmSync(out, { recursive: true })
    const checkedOut = await bundleTo(out, { content, cache })
    expect(checkedOut.copied?.decoded).toBe(0)
    expect(checkedOut.copies).toEqual(first.copies)
    expect(filesBelow(out)).toEqual(filesBelow(await outOf(content)))
  })

  test('a new picture under an old name has other copies, and those of the old one are removed everywhere', async () => {
    const content = publisher(await photographs())
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const first = await bundleTo(out, { content, cache })
    writeFiles(content, { 'assets/quay.jpg': await photo(901, 600).jpeg({ quality: 100 }).toBuffer() })
    await settle()
    const second = await bundleTo(out, { content, cache })
    expect(second.copied?.decoded).toBe(1)
    expect(second.copies).toHaveLength(5)
    expect(second.copies.filter((path) => first.copies.includes(path))).toHaveLength(2)
    expect(new WrittenIndex(out).story('story').image).toMatchObject({ width: 901 })
    expect(filesBelow(out)).toEqual(filesBelow(await outOf(content)))
    const [folder = ''] = readdirSync(cache)
    expect(readdirSync(join(cache, folder, 'copies')).filter((name) => name.endsWith('.webp'))).toHaveLength(5)
  })

  test('copies that were damaged in the cache or removed from the output are made again', async () => {
    const content = publisher(await photographs())
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    await bundleTo(out, { content, cache })
    const whole = filesBelow(out)
    const copies = join(cache, readdirSync(cache)[0] ?? '', 'copies')
    const [lost = '', damaged = ''] = readdirSync(copies).filter((name) => name.endsWith('.webp'))
    const { length } = readFileSync(join(copies, damaged))
    writeFileSync(join(copies, damaged), Buffer.alloc(length))
    rmSync(join(copies, lost))
    renameSync(join(out, 'pictures'), join(out, '../elsewhere'))
    await bundleTo(out, { content, cache })
    expect(filesBelow(out)).toEqual(whole)
  })

  test('a publisher can have pictures in their own size only', async () => {
    const { index, edition } = await bundleFiles({ ...(await photographs()), 'site.yaml': 'pictures: original\n' })
    expect(edition.copies).toEqual([])
    expect(edition.problems).toEqual([])
    expect(index.story('story').image).toEqual({ src: 'assets/quay.jpg', width: 5, title: 'Quay' })
  })

  test('the local server makes no copies', async () => {
    const { edition } = await bundleFiles(await photographs(), { isSession: true, cache: temporaryFolder() })
    expect(edition.copies).toEqual([])
  })
})

/** Builds a folder without any cache. */
async function outOf(content: string): Promise<string> {
  const out = join(temporaryFolder(), 'data')
  await bundleTo(out, { content })
  return out
}
