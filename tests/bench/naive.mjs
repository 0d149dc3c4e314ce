// The script that the bundler is compared with. It reads each file, parses its front matter and writes one list.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import matter from 'gray-matter'

// With `promises`, the script awaits one file after another, as most such scripts do. Otherwise it reads synchronously.
const [folder, out, mode] = process.argv.slice(2)
const articles = []
for (const name of readdirSync(join(folder, '_news')).sort()) {
  const path = join(folder, '_news', name)
  const { data, content } = matter(mode === 'promises' ? await readFile(path, 'utf8') : readFileSync(path, 'utf8'))
  if (data.published === false) continue
  articles.push({ ...data, slug: name.replace(/\.md$/, ''), body: content })
}
articles.sort((a, b) => (a.publishedDateTime < b.publishedDateTime ? 1 : -1))
writeFileSync(out, JSON.stringify(articles))
