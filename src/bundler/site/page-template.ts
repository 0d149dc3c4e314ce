import type { Site } from '../../contract/edition.ts'
import { feedLinks } from '../feeds/feed-links.ts'
import { describeSite } from '../previews/page-head.ts'
import { escapeHtml } from '../values/escape-html.ts'
import { nameplateHtml } from './looks-page.ts'

/**
 * Fills what a site decides into the template of its pages.
 * @param template index.html as `npm run compile` makes it
 * @param base base path of the site
 */
export function fillTemplate(
  template: string,
  site: Pick<Site, 'title' | 'description' | 'locale' | 'url' | 'nameplate' | 'nameplateBox'>,
  base: string,
): string {
  const values: Readonly<Record<string, string>> = {
    '%BASE%': base,
    '%SITE_TITLE%': escapeHtml(site.title),
    '%SITE_DESCRIPTION%': escapeHtml(describeSite(site)),
    '%SITE_LOCALE%': escapeHtml(site.locale),
    '%NAMEPLATE%': nameplateHtml(site),
    '%FEEDS%': feedLinks(site).join('\n    '),
  }
  return template.replace(/%[A-Z_]+%/g, (mark) => values[mark] ?? mark)
}
