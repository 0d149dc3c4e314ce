import { escapeText } from './html-tree.ts'
import { highlighter } from '../system/late-libraries.ts'

/** Longer code is shown without colours, since finding them takes long. */
const MAX_LENGTH = 100_000

/** Our colours, by the beginnings of the names that highlight.js gives to parts of code. */
const COLOURS: readonly (readonly [name: RegExp, className: string])[] = [
  [/^(?:comment|quote|doctag|deletion|meta)/, 't-c'],
  [/^(?:string|regexp|addition|char|template-tag|link|code)/, 't-s'],
  [/^(?:number|literal|symbol|bullet)/, 't-n'],
  [/^(?:title|section|type|name|selector-(?:id|class|tag))/, 't-t'],
  [/^(?:attr|attribute|variable|template-variable|params|property|selector)/, 't-v'],
  [/^(?:keyword|built_in|operator|tag|strong)/, 't-k'],
]

const NO_LANGUAGE = /^(?:text|txt|plain|plaintext|none|nohighlight|no-highlight|output|raw)?$/i
/** Languages that highlight.js calls by the name of a larger one. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  html: 'HTML',
  svg: 'SVG',
  toml: 'TOML',
  jsx: 'JSX',
  tsx: 'TSX',
  vue: 'Vue',
  console: 'Shell',
  shell: 'Shell',
}

export interface Highlighted {
  /** HTML whose text is the code. */
  readonly html: string
  /** The name of the language as people write it; empty for plain text. */
  readonly language: string
}

/** Finds the parts of code in a named language. Code of an unknown language stays as it is. */
export function highlight(code: string, name: string): Highlighted {
  const plain = escapeText(code)
  if (NO_LANGUAGE.test(name)) return { html: plain, language: '' }
  const known = highlighter().getLanguage(name)
  const language = OWN_NAMES[name.toLowerCase()] ?? known?.name?.split(',')[0] ?? name
  if (!known || code.length > MAX_LENGTH) return { html: plain, language }
  const { value } = highlighter().highlight(code, { language: name, ignoreIllegals: true })
  const html = value.replaceAll(/<span class="hljs-([\w-]+)[^"]*">|<span[^>]*>/g, (_, part: string | undefined) => {
    const colour = part === undefined ? undefined : COLOURS.find(([names]) => names.test(part))
    return colour ? `<span class="${colour[1]}">` : '<span>'
  })
  // Code is never changed, whatever a grammar does.
  const text = html.replaceAll(/<[^>]*>/g, '')
  return { html: text.replaceAll('&#x27;', "'").replaceAll('&quot;', '"') === plain ? html : plain, language }
}
