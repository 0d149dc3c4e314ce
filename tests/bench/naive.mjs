// What anybody would write first: read each file, split its front matter, write one list.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import matter from 'gray-matter'

const [folder, out] = process.argv.slice(2)
const articles = []
for (const name of readdirSync(join(folder, '_news')).sort()) {
  const { data, content } = matter(readFileSync(join(folder, '_news', name), 'utf8'))
  if (data.published === false) continue
  articles.push({ ...data, slug: name.replace(/\.md$/, ''), body: content })
}
articles.sort((a, b) => (a.publishedDateTime < b.publishedDateTime ? 1 : -1))
writeFileSync(out, JSON.stringify(articles))
