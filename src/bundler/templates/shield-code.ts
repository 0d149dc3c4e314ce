import { escapeText } from '../markdown/html-tree.ts'

/** Characters that Markdown or a template would read. */
const SIGNS = /[\n*_~^=`[\]\\$!{}+:|#%]/g

/**
 * Writes code in HTML so that Markdown leaves it alone: signs and ends of lines become entities, which mean the same. Tags in
 * the code stay.
 */
export const shieldCode = (html: string): string =>
  html.replace(
    /(<\/?[A-Za-z][^<>]*>)|(&#?\w+;)|<|[^<&]+|&/g,
    (part, tag: string | undefined, entity: string | undefined) =>
      tag !== undefined || entity !== undefined
        ? part
        : (part === '&' ? part : escapeText(part)).replace(SIGNS, (sign) => `&#${sign.charCodeAt(0)};`),
  )
