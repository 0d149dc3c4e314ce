// @vitest-environment node
import { expect, test } from 'vitest'
import { bundleFolder } from '../workspace.ts'
import { feedFile, importFolder } from '../importing/import-to.ts'

const cdata = (text: string) => `<![CDATA[${text}]]>`

interface Post {
  readonly id: number
  readonly type?: string
  readonly status?: string
  readonly password?: string
  readonly title?: string
  readonly text?: string
  readonly more?: string
}

const post = ({
  id,
  type = 'post',
  status = 'publish',
  password = '',
  title = `Post ${id}`,
  text = 'Text.',
  more = '',
}: Post) =>
  `<item><title>${cdata(title)}</title><link>https://old.example/2026/11/post-${id}/</link><pubDate>Sun, 22 Nov 2026 15:40:00 +0000</pubDate>
  <dc:creator>${cdata('ada')}</dc:creator><guid isPermaLink="false">https://old.example/?p=${id}</guid><description></description>
  <content:encoded>${cdata(text)}</content:encoded><excerpt:encoded>${cdata('')}</excerpt:encoded>
  <wp:post_id>${id}</wp:post_id><wp:post_date>${cdata('2026-11-22 16:40:00')}</wp:post_date><wp:post_date_gmt>${cdata('2026-11-22 15:40:00')}</wp:post_date_gmt>
  <wp:post_modified_gmt>${cdata('2026-11-22 18:00:00')}</wp:post_modified_gmt>
  <wp:post_name>${cdata(`post-${id}`)}</wp:post_name><wp:status>${cdata(status)}</wp:status><wp:post_parent>0</wp:post_parent>
  <wp:post_type>${cdata(type)}</wp:post_type><wp:post_password>${cdata(password)}</wp:post_password>${more}
  <wp:comment><wp:comment_content>${cdata('A comment.')}</wp:comment_content><wp:comment_author>${cdata('Troll')}</wp:comment_author></wp:comment></item>`

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`

const attachment = (id: number) =>
  post({
    id,
    type: 'attachment',
    status: 'inherit',
    more: `<wp:attachment_url>${cdata(`https://old.example/wp-content/uploads/${id}.jpg`)}</wp:attachment_url>${meta('_wp_attachment_image_alt', `Picture ${id}`)}`,
  })

const exportOf = (...items: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8" ?><!-- WordPress eXtended RSS --><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>My blog</title><link>https://old.example</link><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url><wp:author><wp:author_login>${cdata('ada')}</wp:author_login><wp:author_display_name>${cdata('Ada Example')}</wp:author_display_name></wp:author>${items.join('')}</channel></rss>`

test('a post becomes an article of the site itself, and its old address leads to it', async () => {
  const folder = importFolder({ '_data/topics/1.yaml': 'name: The Sea\n_id: sea\n' })
  const labels = `<category domain="category" nicename="sea">${cdata('Sea')}</category><category domain="category" nicename="x">${cdata('Uncategorized')}</category><category domain="category" nicename="boats">${cdata('Boats &amp; Ships')}</category><category domain="post_tag" nicename="tide">${cdata('tide')}</category>`
  const text =
    'First line.\nSecond line.\n\n<!-- wp:more -->\n[caption id="a" width="300"]<img src="/wp-content/a.jpg"> Low tide[/caption]\n\n[gallery ids="7, 8"]'
  await folder.run(
    feedFile(
      folder,
      exportOf(post({ id: 1, text, more: labels + meta('_thumbnail_id', '7') }), attachment(7), attachment(8)),
    ),
  )
  expect(folder.article()).toBe(`---
title: "Post 1"
publishedDateTime: 2026-11-22T15:40:00Z
updatedDateTime: 2026-11-22T18:00:00Z
type: article
provider:
  authors:
    - "Ada Example"
topics:
  - "The Sea"
  - "Boats & Ships"
tags:
  - "tide"
images:
  - url: "https://old.example/wp-content/uploads/7.jpg"
    alt: "Picture 7"
locale: "en-US"
redirect_from:
  - "/2026/11/post-1/"
sourceUrl: "https://old.example/2026/11/post-1/"
---

<div>
<p>First line.<br>Second line.</p>
<p>[caption id=&quot;a&quot; width=&quot;300&quot;]<img src="https://old.example/wp-content/a.jpg"> Low tide[/caption]</p>
<p><img src="https://old.example/wp-content/uploads/7.jpg" alt="Picture 7"> <img src="https://old.example/wp-content/uploads/8.jpg" alt="Picture 8"></p>
</div>
`)
  const { edition, index } = await bundleFolder(folder.content)
  expect(edition.problems).toEqual([])
  expect(index.stories()[0]).toMatchObject({ id: '2026/11/22/post-1', provider: 'broadsheet' })
})

const mixed = exportOf(
  post({ id: 1 }),
  post({ id: 2, status: 'draft' }),
  post({ id: 3, status: 'private' }),
  post({ id: 4, status: 'future' }),
  post({ id: 5, password: 'secret' }),
  post({ id: 6, type: 'page' }),
  post({ id: 7, type: 'nav_menu_item' }),
)

test('only what was published is imported, and the rest is counted', async () => {
  const folder = importFolder()
  const { feeds, outlets } = await folder.run(feedFile(folder, mixed))
  expect(feeds[0]?.files).toEqual(['_news/2026-11-22-post-1.md'])
  expect(Object.fromEntries(feeds[0]?.held ?? [])).toEqual({ draft: 1, private: 1, future: 1, password: 1 })
  expect(outlets).toEqual([])
})

test('drafts are imported unpublished on request, and what is private or behind a password never', async () => {
  const folder = importFolder()
  const { feeds } = await folder.run(feedFile(folder, mixed), { drafts: true })
  expect(feeds[0]?.files).toHaveLength(3)
  expect(folder.read('_news/2026-11-22-post-1.md')).not.toContain('published: false')
  for (const id of [2, 4]) expect(folder.read(`_news/2026-11-22-post-${id}.md`)).toContain('published: false')
})

test('is recognised by its old address when nothing is known of earlier imports', async () => {
  const folder = importFolder()
  const path = feedFile(folder, mixed)
  await folder.run(path)
  const { feeds } = await folder.run(path, { memory: `${folder.root}/elsewhere/import` })
  expect(feeds[0]).toMatchObject({ files: [], known: 1 })
})
