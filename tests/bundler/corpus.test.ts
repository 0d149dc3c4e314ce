// @vitest-environment node
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findShard, shardKey } from '../../src/contract/shards.ts'
import { type Bundled, bundleFolder, filesBelow } from './workspace.ts'

/** Folders of real publishers. They are not part of the project, so their tests run only where the folders exist. */
const CORPUS = resolve(import.meta.dirname, '../..', process.env['CORPUS'] ?? '../shared/corpus')
const NAMES = ['seed', 'power-apps', 'ai']

const markdownIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .map((path) => join(folder, path))
    : []

/** Reads a publisher's folder independently of the bundler, with regular expressions. */
function readFolder(name: string) {
  const texts = markdownIn(join(CORPUS, name, '_news')).map((path) => ({
    slug: basename(path, '.md').slice(11),
    text: readFileSync(path, 'utf8').replaceAll('\r', ''),
  }))
  const isDraft = ({ text }: { text: string }) => /^published: *false *$/m.test(text)
  const published = texts.filter((one) => !isDraft(one))
  const topicNames = published.flatMap(({ text }) => {
    const list = /^topics:\n((?:[ ]*- .*\n)+)/m.exec(text)?.[1] ?? ''
    return [...list.matchAll(/- ["']?(.*?)["']?$/gm)].map((match) => match[1] ?? '')
  })
  return {
    published,
    drafts: texts.filter(isDraft),
    domains: new Set(
      published.map(({ text }) => /^provider:\n(?:[ ]+.*\n)*?[ ]+domain: *(?:www\.)?(\S+)/m.exec(text)?.[1]),
    ),
    topicNames: new Set(topicNames),
    withRelated: published.filter(({ text }) => /^related:\n *- /m.test(text)),
  }
}

const EXISTING = NAMES.filter((name) => existsSync(join(CORPUS, name)))

test.runIf(EXISTING.length < NAMES.length)('corpora that do not exist are skipped', ({ skip }) => {
  skip(`${NAMES.filter((name) => !EXISTING.includes(name)).join(', ')}: not in ${CORPUS}`)
})

describe.each(EXISTING)('the corpus %s', (name) => {
  let bundled: Bundled
  let expected: ReturnType<typeof readFolder>

  beforeAll(async () => {
    expected = readFolder(name)
    bundled = await bundleFolder(join(CORPUS, name))
  })

  test('every article of a corpus is bundled without errors and counted', () => {
    const { edition, index } = bundled
    expect(edition.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(index.manifest.counts.articles).toBe(expected.published.length)
    expect(index.manifest.leftOut).toEqual({ unpublished: expected.drafts.length, future: 0, invalid: 0 })
    expect(index.manifest.counts.providers).toBe(expected.domains.size)
  })

  test('every published article is at its address', () => {
    const { index } = bundled
    const parts = index.parts()
    const cards = new Set(index.cards().map(({ id }) => id))
    const missing = index.stories().filter(({ id }) => {
      const key = shardKey(id)
      const part = findShard(parts, (one) => one.key, key)
      const stories = findShard(part?.stories ?? [], (one) => one.key, key)?.stories
      return !cards.has(id) || !stories?.some((story) => story.id === id)
    })
    expect(missing.map(({ id }) => id)).toEqual([])
    const slug = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
    expect(
      index
        .stories()
        .map(({ id }) => slug(id.slice(11)))
        .toSorted(),
    ).toEqual(expected.published.map((one) => slug(one.slug)).toSorted())
  })

  test('every topic that articles name is in the index', () => {
    const names = new Set(bundled.index.manifest.topics.flatMap((topic) => [topic.name, topic.shortname]))
    expect([...expected.topicNames].filter((one) => !names.has(one))).toEqual([])
    for (const topic of bundled.index.manifest.topics) {
      const front = bundled.index.front(topic.id)
      expect(front.latest).toHaveLength(Math.min(24, topic.count))
    }
  })

  test('every article with an editor’s list shows it, and no other article has related stories', () => {
    const slugsWithList = new Set(expected.withRelated.map(({ slug }) => slug.toLowerCase()))
    const stories = bundled.index.stories()
    const hasList = (id: string) => slugsWithList.has(id.slice(11).toLowerCase())
    const empty = stories.filter(
      ({ id, related, reports = [] }) =>
        hasList(id) && related.length === 0 && !reports.some(({ why }) => why?.by === 'editor'),
    )
    expect(empty.map(({ id }) => id)).toEqual([])
    expect(stories.filter(({ id, related }) => related.length > 0 && !hasList(id)).map(({ id }) => id)).toEqual([])
  })

  test('every suggestion names words that are in its article', () => {
    const unfounded = bundled.index.stories().flatMap(({ id, title, text, excerpt, similar }) => {
      const whole = `${title} ${text ?? excerpt ?? ''}`.replaceAll(/[.'’]/g, '').toLowerCase()
      const isThere = (words: string) => words.split(' ').every((word) => whole.includes(word.toLowerCase()))
      return similar
        .filter(({ words }) => words.length === 0 || !words.every(isThere))
        .map((one) => `${id} → ${one.id}: ${one.words.join(', ')}`)
    })
    expect(unfounded).toEqual([])
  })

  test('every asset that the index refers to exists', () => {
    const { index, out, edition } = bundled
    const texts = [...edition.files.values()].join('\n')
    const named = new Set(
      [...texts.matchAll(/"(assets\/[^"]+)"|\/~index\/(assets\/[^"\\]+)/g)].map((one) => one[1] ?? one[2] ?? ''),
    )
    expect([...named].filter((path) => !existsSync(join(out, decodeURIComponent(path))))).toEqual([])
    const logos = index.providers().flatMap(({ logo }) => logo ?? [])
    if (name === 'power-apps') expect(logos.filter((logo) => logo.startsWith('assets/')).length).toBe(logos.length)
  })

  test('every outlet with a logo in the folder has that logo', () => {
    const files = existsSync(join(CORPUS, name, 'assets'))
      ? readdirSync(join(CORPUS, name, 'assets'), { recursive: true, encoding: 'utf8' })
      : []
    const hasFile = (domain: string) =>
      files.some((path) =>
        basename(path)
          .toLowerCase()
          .replace(/^www\./, '')
          .startsWith(`${domain}-`),
      )
    // The files of stories also have the outlets of related stories.
    const shown = bundled.index.parts().flatMap(({ stories }) => stories.flatMap(({ providers }) => providers))
    const owners = shown.filter(({ domain }) => hasFile(domain))
    expect(owners.length > 0).toBe(name === 'power-apps')
    expect(owners.filter(({ logo }) => !logo?.startsWith('assets/')).map(({ domain }) => domain)).toEqual([])
    const copied = owners.flatMap(({ logo, logoLarge }) => [logo, logoLarge].filter((src) => src !== undefined))
    expect(copied.filter((src) => !existsSync(join(bundled.out, decodeURIComponent(src))))).toEqual([])
  })

  test('no text and no address that only drafts have is in the index', () => {
    const written = [...filesBelow(bundled.out)].map(([path, bytes]) => `${path}\n${bytes.toString('utf8')}`).join('\n')
    const publishedText = expected.published.map(({ text }) => text).join('\n')
    const draftTexts = expected.drafts.flatMap(({ text }) => [
      ...[...text.matchAll(/https?:\/\/[^\s"'<>]{12,}/g)].map(([address]) => address),
      ...[...text.matchAll(/^ *-? *(?:title|excerpt): *["']?([\w ,-]{24,})/gm)].map((match) => match[1] ?? ''),
    ])
    const folderFiles = [...markdownIn(join(CORPUS, name, '_data'))]
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
    const unique = draftTexts.filter((one) => !publishedText.includes(one) && !folderFiles.includes(one))
    expect(unique.length > 0).toBe(expected.drafts.length > 0)
    expect(unique.filter((one) => written.includes(one))).toEqual([])
  })

  test('no draft and no encrypted field is in the index', () => {
    const texts = [...bundled.edition.files.values()].join('\n')
    const blobs = [...expected.published, ...expected.drafts].flatMap(
      ({ text }) => /^secured: *["']?(\S{20})/m.exec(text)?.[1] ?? [],
    )
    expect(blobs.filter((blob) => texts.includes(blob))).toEqual([])
    const ids = bundled.index.stories().map(({ id }) => id.slice(11))
    const publishedSlugs = new Set(expected.published.map(({ slug }) => slug))
    const leaked = expected.drafts.filter(({ slug }) => !publishedSlugs.has(slug) && ids.includes(slug.toLowerCase()))
    expect(leaked.map(({ slug }) => slug)).toEqual([])
  })

  test('drafts of a corpus are published with --unpublished', async () => {
    const { edition, index } = await bundleFolder(join(CORPUS, name), { unpublished: true })
    expect(edition.ok).toBe(true)
    expect(index.manifest.counts.articles).toBe(expected.published.length + expected.drafts.length)
  })
})

test.runIf(EXISTING.includes('ai'))(
  'a broken file of the corpus ai is reported, and the rest is published when it is skipped',
  async () => {
    const folder = join(CORPUS, 'ai')
    const strict = await bundleFolder(folder, { archive: true })
    const broken = strict.edition.problems.filter(({ severity }) => severity === 'error')
    expect(broken).toMatchObject([{ code: 'no-closing', line: 1 }])
    expect(strict.edition.ok).toBe(false)
    const skipping = await bundleFolder(folder, { archive: true, skipInvalid: true })
    expect(skipping.edition.ok).toBe(true)
    expect(skipping.edition.skipped).toEqual(broken.map(({ file }) => file))
    const all = [...markdownIn(join(folder, '_news')), ...markdownIn(join(folder, '_archive'))]
    const { articles } = skipping.index.manifest.counts
    expect(articles + skipping.index.manifest.leftOut.unpublished + 1).toBe(all.length)
  },
)
