// The least a script has to do to turn a folder of articles into one JSON list: it reads synchronously, one file after
// another, and leaves nothing but the YAML parser between the file and the list.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'

const [folder, out] = process.argv.slice(2)
const articles = []
for (const name of readdirSync(join(folder, '_news')).sort()) {
  const text = readFileSync(join(folder, '_news', name), 'utf8')
  const end = text.indexOf('\n---', 3)
  const data = load(text.slice(4, end))
  if (data.published === false) continue
  articles.push({ ...data, slug: name.replace(/\.md$/, ''), body: text.slice(end + 5) })
}
articles.sort((a, b) => (a.publishedDateTime < b.publishedDateTime ? 1 : -1))
writeFileSync(out, JSON.stringify(articles))
