import type { Site } from '../../contract/edition.ts'
import { feedLinks } from '../feeds/feed-links.ts'
import { describeSite } from '../previews/page-head.ts'
import { escapeHtml } from '../values/escape-html.ts'

/**
 * Fills what a site decides into the template of its pages.
 * @param template index.html as `npm run compile` makes it
 * @param base base path of the site
 */
export function fillTemplate(
  template: string,
  site: Pick<Site, 'title' | 'description' | 'locale' | 'url'>,
  base: string,
): string {
  const values: Readonly<Record<string, string>> = {
    '%BASE%': base,
    '%SITE_TITLE%': escapeHtml(site.title),
    '%SITE_DESCRIPTION%': escapeHtml(describeSite(site)),
    '%SITE_LOCALE%': escapeHtml(site.locale),
    '%NAMEPLATE%':
      site.title === 'Broadsheet'
        ? '<svg viewBox="0 0 534.6 76.3"><use href="#nameplate"/></svg>'
        : `<span class="nameplate__text">${escapeHtml(site.title)}</span>`,
    '%FEEDS%': feedLinks(site).join('\n    '),
  }
  return template.replace(/%[A-Z_]+%/g, (mark) => values[mark] ?? mark)
}
