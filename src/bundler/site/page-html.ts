import type { Site } from '../../contract/edition.ts'
import { type PageHead, headHtml } from '../previews/page-head.ts'

/** The content of a page for programs, and for readers that run no scripts. */
export interface PageContent extends PageHead {
  /** HTML that is shown when scripts do not run. */
  readonly body: string
}

/** First line of every page that a build writes. A build replaces or removes only files that begin with it. */
const MARK = '<!doctype html><!-- Made by Broadsheet; its next build replaces or removes this file. -->'

export const isBuiltPage = (text: string) => text.startsWith(MARK)

const HEAD = /<!-- page -->[\s\S]*?<!-- \/page[^>]*-->/
const DOCTYPE = /^\s*<!doctype html>/i
const NOSCRIPT = /<noscript>[\s\S]*?<\/noscript>/

/**
 * Makes the reader's page for one address.
 * @param template the built index.html, without a policy
 * @throws when the template has no place for the head
 */
export function pageHtml(template: string, site: Site, content: PageContent): string {
  if (!HEAD.test(template) || !DOCTYPE.test(template)) throw new Error('The template has no place for a page’s head.')
  return template
    .replace(DOCTYPE, MARK)
    .replace(HEAD, () => headHtml(site, content))
    .replace(NOSCRIPT, () => `<noscript>\n      <div class="no-script prose">${content.body}</div>\n    </noscript>`)
}
