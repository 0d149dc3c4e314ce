import type { Site } from '../../contract/edition.ts'
import { FIRST_SCREEN_ID, type FirstScreen } from '../../contract/first-screen.ts'
import { type PageHead, headHtml, scriptJson } from '../previews/page-head.ts'
import { escapeHtml } from '../values/escape-html.ts'
import { LATER_STYLES } from './built-reader.ts'
import type { RenderedPage } from './renderers.ts'

/** The content of a page for programs, and for readers. */
export interface PageContent extends PageHead {
  /** The page as the reader's screens draw it, and what they drew it from. */
  readonly drawn: RenderedPage & { readonly first: FirstScreen }
}

/** First line of every page that a build writes. A build replaces or removes only files that begin with it. */
const MARK = '<!doctype html><!-- Made by Broadsheet; its next build replaces or removes this file. -->'

export const isBuiltPage = (text: string) => text.startsWith(MARK)

const HEAD = /<!-- page -->[\s\S]*?<!-- \/page[^>]*-->/
const DOCTYPE = /^\s*<!doctype html>/i
/** The script of the reader. The page is complete without it, so `app/early.ts` requests it when everything else is there. */
const SCRIPT = /<script type="module"[^>]* src="([^"]+)"><\/script>/
const STYLES = new RegExp(`<link rel="stylesheet"[^>]*/${LATER_STYLES}[^>]*>\\s*`)
const NOSCRIPT = /<noscript>[\s\S]*?<\/noscript>/

/** The reader takes a page over with these data. */
const dataBlock = (first: FirstScreen) =>
  `<script type="application/json" id="${FIRST_SCREEN_ID}">${scriptJson(first)}</script>`

const attributesOf = ({ attributes, first }: PageContent['drawn'], script: string) =>
  Object.entries({ ...attributes, 'data-drawn': first.path, 'data-script': script })
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')

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
    .replace(NOSCRIPT, () => dataBlock(content.drawn.first))
    .replace(SCRIPT, '')
    .replace(STYLES, '')
    .replace('<div id="root"></div>', () => `<div id="root">${content.drawn.html}</div>`)
    .replace('<html', () => `<html${attributesOf(content.drawn, SCRIPT.exec(template)?.[1] ?? '')}`)
}
