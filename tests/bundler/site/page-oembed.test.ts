// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeSite, pagesIn } from '../make-site.ts'
import { article, writeFiles } from '../workspace.ts'
import { FILES, STORY_PAGE, makePages, openPage } from './page-site.ts'

describe('the oEmbed document of an article', () => {
  const documentIn = (out: string, path: string) => JSON.parse(readFileSync(join(out, path), 'utf8')) as unknown

  test('the oEmbed document of an article is a link with outlet, site and picture', async () => {
    expect(documentIn((await makePages()).out, 'oembed/2020/06/10/harbour.json')).toEqual({
      version: '1.0',
      type: 'link',
      title: 'The "harbour" <that> taught',
      author_name: 'Quillmark',
      author_url: 'https://quillmark.example/',
      provider_name: 'Tide & Time',
      provider_url: 'https://news.example/paper/',
      thumbnail_url: 'https://news.example/paper/data/assets/a%20b.jpg',
      thumbnail_width: 1200,
      thumbnail_height: 630,
      cache_age: 3600,
    })
  })

  test('an oEmbed document has no picture of unknown size, and no outlet’s address when the article is on another domain', async () => {
    const { out } = await makePages({
      ...FILES,
      '_news/2020-06-10-harbour.md': article({
        webUrl: 'https://elsewhere.example/x',
        provider: { name: 'Quillmark', domain: 'quillmark.example' },
        images: [{ url: 'https://pictures.example/a.jpg' }],
      }),
    })
    const oembed = documentIn(out, 'oembed/2020/06/10/harbour.json')
    expect(oembed).toMatchObject({ author_name: 'Quillmark' })
    expect(oembed).not.toHaveProperty('author_url')
    expect(oembed).not.toHaveProperty('thumbnail_url')
    expect(openPage(out, STORY_PAGE).meta('og:image')).toEqual(['https://pictures.example/a.jpg'])
  })
})

test('the oEmbed document of a topic has no style attribute, which strict pages refuse', async () => {
  const { out } = await makePages()
  const { html } = JSON.parse(readFileSync(join(out, 'embed/海/oembed.json'), 'utf8')) as { readonly html: string }
  const frame = new DOMParser().parseFromString(html, 'text/html').querySelector('iframe')
  expect(frame?.getAttributeNames()).not.toContain('style')
  expect(frame?.getAttribute('frameborder')).toBe('0')
  expect(frame?.getAttribute('src')).toBe('https://news.example/paper/embed/%E6%B5%B7/')
})

test('a site that no longer has an address keeps no oEmbed document of one', async () => {
  const { out, content } = await makePages()
  const oembeds = () => pagesIn(out).filter((path) => path.endsWith('oembed.json') || path.startsWith('oembed/'))
  expect(oembeds()).toContain('embed/oembed.json')
  writeFiles(content, { 'site.yaml': 'title: Tide & Time\n' })
  await makeSite(content, out)
  expect(oembeds()).toEqual([])
  expect(pagesIn(out)).toContain('embed/海/index.html')
})
