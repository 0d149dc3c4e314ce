import { readBraces } from './brace-marks.ts'
import { readTagWithMarks } from './html-tags.ts'
import { withIncludedTexts } from './included-texts.ts'
import { readRaw, readTag } from './liquid-marks.ts'
import { hasEmptyDefinitions, withoutLostDefinitions } from './lost-definitions.ts'
import { readComponent, readMarkdownBox, readSizedPicture, readWikiLink, readWordPress } from './other-marks.ts'
import { shieldCode } from './shield-code.ts'
import { TextScanner, type UnknownMark } from './text-scanner.ts'

// Marks of template engines are instructions, not text: `{{ … }}` and `{% … %}` of Liquid and Nunjucks, `{{< … >}}` of Hugo,
// `[[ … ]]` of Obsidian, `[caption …]` of WordPress, and the imports of MDX. Nothing in code is a mark.

/** Where the scanner has to look. Longer marks come first. */
const CANDIDATE =
  /`+|<!--|<(pre|code|script|style|textarea|svg|math)\b|\$\$|\{\{|\{%|\{#|\{\/\*|!?\[\[|%%|\\?\[\/?(?:caption|embed|gallery|youtube|video|audio|vimeo|gist|singlepic|nggallery|soundcloud|slideshare|contact-form(?:-7)?)\b|<\/?[A-Z]\w*|<[a-z]\w*\b(?=[^<>]*\smarkdown\s*=)|<([a-z][\w-]*)(?![\w-])(?=[^<>]*\{[{%])|!\[|__GHOST_URL__|^(?:import|export)\s/gm

/** A quick first test. A text without any of these is left as it is. */
const MAY_HAVE_MARKS =
  /\{[{%#/]|__GHOST_URL__|\[\[|%%|<(?:pre|code|[A-Z])|\[(?:caption|embed|gallery|youtube|video|audio|vimeo|gist|singlepic|nggallery|soundcloud|slideshare|contact-form(?:-7)?)\b|\smarkdown\s*=|^(?:import|export)\s|\s=\d*x\d*\s*\)/m

const OBSIDIAN_COMMENT = /%%(?:[^%\n]+|\n(?:(?!%%)[\s\S])*\n)%%/y
const MODULE =
  /(?:import\s+(?:[\w*{][^'"\n]*?\sfrom\s+)?['"][^'"\n]+['"];?[ \t]*|export\s+(?:(?:const|let)\s+\w+\s*=|default\s+[\w({]|(?:async\s+)?function\s+\w+\s*\()(?:[^\n]|\n(?!\n))*)(?:\n|$)/y

interface Filled {
  /** Markdown without marks. */
  readonly text: string
  readonly unknownMarks: readonly UnknownMark[]
}

/**
 * Replaces the template marks of a text by what they mean. Marks that mean nothing here are left out and counted.
 * @param data the front matter
 * @param siteValues see `TextContext`
 */
export function fillTemplates(
  source: string,
  data: Readonly<Record<string, unknown>>,
  siteValues: Readonly<Record<string, string>> = {},
): Filled {
  if (!MAY_HAVE_MARKS.test(source)) return { text: source, unknownMarks: [] }
  const scanner = new TextScanner(withIncludedTexts(source, siteValues), data, siteValues)
  scanner.scan(CANDIDATE, (found, limit) => readMark(scanner, found, limit))
  const { text, unknownMarks } = scanner
  const hasLost =
    unknownMarks.some(({ mark }) => mark.startsWith('{% include')) ||
    (unknownMarks.length > 0 && hasEmptyDefinitions(text))
  return { text: hasLost ? withoutLostDefinitions(text) : text, unknownMarks }
}

function readMark(scanner: TextScanner, [mark, codeTag, tagWithMarks]: RegExpExecArray, limit: number): void {
  if (mark.startsWith('`')) return scanner.copy(endOfCodeSpan(scanner, mark, limit))
  if (mark === '<!--') return scanner.copy(endAfter(scanner, mark, '-->', limit))
  if (mark === '$$') return scanner.copy(endAfter(scanner, mark, '$$', limit))
  if (codeTag !== undefined) return copyElement(scanner, codeTag)
  if (tagWithMarks !== undefined) return readTagWithMarks(scanner, mark)
  if (/^<[a-z]/.test(mark)) return readMarkdownBox(scanner, mark)
  if (mark.startsWith('<')) return readComponent(scanner)
  if (mark === '![') return readSizedPicture(scanner)
  // Exports of Ghost write this in place of the address of the site.
  if (mark === '__GHOST_URL__') return scanner.put(mark.length, '')
  if (mark.startsWith('import') || mark.startsWith('export')) return scanner.leaveOut(MODULE, mark)
  if (scanner.isRaw && mark.startsWith('{')) return readRaw(scanner, mark)
  if (mark === '{%') return readTag(scanner)
  if (mark === '{{') return readBraces(scanner)
  if (mark === '{#')
    return /^\s/.test(scanner.source[scanner.at + 2] ?? '')
      ? scanner.leaveOutTo('#}', mark)
      : scanner.copy(scanner.at + 2)
  if (mark === '{/*') return scanner.leaveOutTo('*/}', mark)
  if (mark === '%%') return scanner.leaveOut(OBSIDIAN_COMMENT, mark)
  if (mark.endsWith('[[')) return readWikiLink(scanner, mark)
  readWordPress(scanner, mark)
}

/** A code span ends with as many backticks as it begins with, in the same paragraph. */
function endOfCodeSpan(scanner: TextScanner, ticks: string, limit: number): number {
  const end = scanner.endOfCodeSpan ?? Infinity
  return end > limit ? scanner.at + ticks.length : end
}

function endAfter(scanner: TextScanner, opening: string, closing: string, limit: number): number {
  const start = scanner.at + opening.length
  const end = scanner.next(closing, start)
  return end >= limit ? start : end + closing.length
}

/** Copies an element of HTML up to its end. Code is kept from Markdown too. */
function copyElement(scanner: TextScanner, tag: string): void {
  const { source, at } = scanner
  const end = scanner.next(`</${tag}>`, at)
  if (end === Infinity) return scanner.copy(at + tag.length + 1)
  const html = source.slice(at, end + tag.length + 3)
  scanner.put(html.length, tag === 'pre' || tag === 'code' ? shieldCode(html) : html)
}
