import { join } from 'node:path'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import type { Draft } from '../draft.ts'
import { openCards, writeCards } from '../previews/card-files.ts'
import { writeSearchFiles } from '../previews/search-files.ts'
import { readLooks } from '../looks/read-looks.ts'
import { listContent } from '../read/list-content.ts'
import { readPublication } from '../settings/settings.ts'
import { copyChanged, replaceFile } from '../system/replace-file.ts'
import type { Edition } from '../write/write-edition.ts'
import { APP_FOLDER, PAGE_TEMPLATE, compiledPath, readCompiled, siteFilesOf } from './built-reader.ts'
import { hostIntegrity, openEmbed, writeEmbeds } from './embeds.ts'
import { writeFeeds } from './feed-files.ts'
import { withMetaPolicy } from './headers.ts'
import { hostingFiles } from './hosting.ts'
import { looksFiles, withLooks } from './looks-page.ts'
import { describeMovedPages, writeMovedPages } from './moved-pages.ts'
import { copyOwnFiles, pruneApp } from './own-files.ts'
import { fillTemplate } from './page-template.ts'
import { writePages } from './pages.ts'
import { loadPageRenderer } from './renderers.ts'
import { installFiles, versionOf, withInstallHead, workerScript } from './worker.ts'

interface PublishOptions {
  /** The publisher's folder. */
  readonly content: string
  /** Folder of the site. */
  readonly out: string
  /** Base path of the site, with slashes at both ends. */
  readonly base: string
  /** False publishes the worker that removes itself. */
  readonly hasWorker: boolean
}

export interface PublishedSite {
  readonly edition: Edition
  /** The `integrity` for the script element of a page that embeds a topic. */
  readonly integrity: string
  /** Paths of files that were not written, because there are others in their place. */
  readonly foreign: readonly string[]
  /** What became of old addresses, in one sentence. */
  readonly moved: string | undefined
}

/**
 * Writes a site: the reader, the index of a draft and everything around it. Pages come last, so that until then readers get the
 * old pages, whose files still exist.
 * @throws as {@link Draft.write}
 */
export async function publishSite(
  draft: Draft,
  { content, out, base, hasWorker }: PublishOptions,
): Promise<PublishedSite> {
  const readerFiles = siteFilesOf('reader')
  for (const path of readerFiles) copyChanged(compiledPath('reader', path), join(out, path))
  // In the folder of another system, public/ is often what that system has made.
  const notCopied = draft.reading?.layout === 'broadsheet' ? copyOwnFiles(content, out) : []
  const edition = await draft.write(join(out, INDEX_FOLDER))
  const { manifest, translations, moved } = edition
  const { site } = manifest

  const embed = await openEmbed()
  const looks = await readLooks(content, listContent(content, false))
  const own = looksFiles(looks, APP_FOLDER)
  writeEmbeds(embed, out, base, own)
  const shell = [...readerFiles.filter((path) => path.startsWith(`${APP_FOLDER}/`)), ...own.files.keys()]
  const html = withLooks(fillTemplate(readCompiled('reader', PAGE_TEMPLATE), site, base), looks, own, base)
  const version = hasWorker ? versionOf(html, shell) : undefined
  const page = withInstallHead(html, base, version)
  const { pages: maxArticles, embedHosts } = readPublication(content)
  const cards = await openCards(site.url, looks)
  const renderPage = await loadPageRenderer(base, site)
  const pages = writePages({ html: page, out, maxArticles, translations, cards, renderPage })
  const feeds = writeFeeds(out)
  await writeCards(cards, out, compiledPath('fonts'))

  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) replaceFile(join(out, name), text)
  }
  write(hostingFiles({ page: withMetaPolicy(page), embed: embed.template }, base, embedHosts))
  write({ 'index.html': pages.home })
  // The worker comes last, since a browser that finds a new one fetches every file it names.
  write(installFiles(manifest, base, workerScript(base, shell, version), version, looks))
  pruneApp(out, new Set([...shell, ...embed.assets.keys()]))
  const foreign = [
    ...notCopied,
    ...pages.foreign,
    ...feeds,
    ...writeSearchFiles(out),
    ...writeMovedPages(out, base, site, moved),
  ]
  return { edition, integrity: hostIntegrity(embed), foreign, moved: describeMovedPages(moved) }
}
