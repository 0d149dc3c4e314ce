import type { Problem } from '../../contract/problem.ts'
import { codeFrame } from '../problems/code-frame.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { CONTROLS } from '../problems/printable.ts'
import type { SourceFile } from '../read/read-file.ts'
import { readColour } from './colours.ts'
import { EXAMPLES, THEME_TOKENS, VALUE_FORMS } from './theme-tokens.ts'

export type Theme = 'light' | 'dark'

/** A token that the publisher has set, and where. */
export interface SetToken {
  readonly value: string
  readonly line: number
  readonly column: number
}

/** The tokens of `theme.css`, by name. */
export interface ThemeFile {
  /** Those that are no colours. */
  readonly both: ReadonlyMap<string, SetToken>
  /** Colours. Those below a plain `:root` are of the light theme, as in our own stylesheet. */
  readonly light: ReadonlyMap<string, SetToken>
  readonly dark: ReadonlyMap<string, SetToken>
}

const MAX_VALUE = 300

/** A mistake that leaves unclear what follows. */
class ThemeError extends Error {
  readonly offset: number
  readonly hint: string

  constructor(offset: number, message: string, hint: string) {
    super(message)
    this.offset = offset
    this.hint = hint
  }
}

const ROOT = /^:root$/i
const THEME_ROOT = /^(?::root)?\[data-theme=(["']?)(light|dark)\1\]$/i
/** Our own stylesheet writes its dark form so, since a reader may choose the light theme on a dark system. */
const NOT_THEME_ROOT = /^:root:not\(\[data-theme=(["']?)(light|dark)\1\]\)$/i
const MEDIA = /^@media\s*\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)$/i
const FORMS =
  'Write :root { … }, and :root[data-theme="dark"] { … } or @media (prefers-color-scheme: dark) { :root { … } } for the dark theme.'

/**
 * Reads `theme.css`. Its grammar is a small part of CSS: custom properties of `:root`, in one of its forms for the light and
 * the dark theme. Everything else is a problem with its place. Only tokens whose values were understood are returned, so
 * nothing else of the file reaches a stylesheet.
 */
export function parseTheme(file: SourceFile): { readonly theme: ThemeFile; readonly problems: readonly Problem[] } {
  const parser = new ThemeParser(file)
  return { theme: parser.parse(), problems: parser.problems }
}

const THEMES = ['light', 'dark'] as const
const themeIn = (text: string | undefined): Theme | undefined => THEMES.find((theme) => theme === text?.toLowerCase())

class ThemeParser {
  readonly problems: Problem[] = []
  private readonly file: SourceFile
  private readonly lines: readonly string[]
  /** The text with spaces in place of comments, so that places stay the same. */
  private readonly text: string
  private at = 0
  private readonly both = new Map<string, SetToken>()
  private readonly colours = { light: new Map<string, SetToken>(), dark: new Map<string, SetToken>() }

  constructor(file: SourceFile) {
    this.file = file
    this.lines = file.text.split('\n')
    this.text = file.text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  }

  parse(): ThemeFile {
    try {
      while (this.skipSpace()) this.readBlock(undefined)
    } catch (error) {
      if (!(error instanceof ThemeError)) throw error
      this.report('error', 'theme-syntax', error.offset, error.message, error.hint)
    }
    return { both: this.both, ...this.colours }
  }

  /** @param outer the theme of the media query around the block */
  private readBlock(outer: Theme | undefined): void {
    const start = this.at
    const head = this.readUntil('{', start)
    const media = outer ? undefined : MEDIA.exec(head)?.[1]
    if (media) {
      while (this.skipSpace() && this.text[this.at] !== '}') this.readBlock(themeIn(media))
      return this.close(start)
    }
    this.readDeclarations(this.themeOf(head, start, outer), start)
  }

  private themeOf(head: string, start: number, outer: Theme | undefined): Theme | undefined {
    if (ROOT.test(head)) return outer
    const theme = themeIn(THEME_ROOT.exec(head)?.[2])
    if (theme && (outer === undefined || outer === theme)) return theme
    const other = themeIn(NOT_THEME_ROOT.exec(head)?.[2])
    if (outer && other && other !== outer) return outer
    if (/^@import/i.test(head))
      throw new ThemeError(start, 'A theme may not load other files with @import.', 'Copy its custom properties here.')
    throw new ThemeError(start, `Found “${shown(head)}”, but a theme sets custom properties of :root alone.`, FORMS)
  }

  private readDeclarations(theme: Theme | undefined, start: number): void {
    while (this.skipSpace() && this.text[this.at] !== '}') {
      const from = this.at
      const declaration = /[^;{}]*/y
      declaration.lastIndex = from
      const text = declaration.exec(this.text)?.[0] ?? ''
      this.at = from + text.length
      if (this.text[this.at] === '{')
        throw new ThemeError(from, `Found “${shown(text)}” inside of a block.`, 'Close the block before it with }.')
      if (this.text[this.at] === ';') this.at++
      if (text.trim() !== '') this.readDeclaration(text.trimEnd(), from, theme)
    }
    this.close(start)
  }

  private readDeclaration(text: string, from: number, theme: Theme | undefined): void {
    const [whole, name, value = ''] = /^(--[\w-]+)\s*:\s*([\s\S]*)$/.exec(text) ?? []
    if (whole === undefined || name === undefined) {
      const message = `Found “${shown(text)}”, expected a custom property, such as --ink: #1a1a1a;.`
      this.report('error', 'theme-property', from, message, 'Write one of the tokens, or remove the line.')
      return
    }
    const kind = THEME_TOKENS.get(name)
    const at = from + text.length - value.length
    if (!kind) {
      const near = didYouMean(name, THEME_TOKENS.keys())
      this.report(
        'warning',
        'theme-token',
        from,
        `There is no token “${name}” that a theme may set, so it is not used.`,
        near ? `Did you mean “${near}”?` : `The tokens are ${[...THEME_TOKENS.keys()].join(', ')}.`,
      )
      return
    }
    const tidy = value.replace(/\s+/g, ' ').trim()
    const read = kind === 'colour' ? readColour(tidy) : VALUE_FORMS[kind].test(tidy) ? tidy : undefined
    if (read === undefined || read.length > MAX_VALUE || !isBalanced(read)) {
      const message = `Found “${shown(value)}”, expected a value such as ${EXAMPLES[kind]}.`
      this.report('error', 'theme-value', at, message, 'Write such a value, or remove the line.')
      return
    }
    const tokens = kind === 'colour' ? this.colours[theme ?? 'light'] : this.both
    tokens.set(name, { value: read, ...this.placeOf(at) })
  }

  /** @returns false at the end of the text */
  private skipSpace(): boolean {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++
    return this.at < this.text.length
  }

  private readUntil(mark: string, start: number): string {
    const end = this.text.indexOf(mark, start)
    const other = this.text.slice(start, end < 0 ? undefined : end).search(/[};]/)
    if (end < 0 || other >= 0) {
      const text = this.text.slice(start, other >= 0 ? start + other + 1 : undefined).trim()
      const isImport = /^@import/i.test(text)
      throw isImport
        ? new ThemeError(start, 'A theme may not load other files with @import.', 'Copy its custom properties here.')
        : new ThemeError(start, `Found “${shown(text)}”, expected a block of custom properties.`, FORMS)
    }
    this.at = end + 1
    return this.text.slice(start, end).trim()
  }

  private close(start: number): void {
    if (this.text[this.at] !== '}')
      throw new ThemeError(start, 'The block that begins here has no end.', 'Close it with }.')
    this.at++
  }

  private placeOf(offset: number): { readonly line: number; readonly column: number } {
    const before = this.text.slice(0, offset).split('\n')
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  }

  private report(severity: Problem['severity'], code: string, offset: number, message: string, hint: string): void {
    const { line, column } = this.placeOf(offset)
    const frame = codeFrame(this.lines, line, column)
    this.problems.push({ severity, code, file: this.file.path, line, column, message, hint, frame })
  }
}

const shown = (text: string) => {
  const line = (text.trim().split('\n')[0] ?? '').replace(CONTROLS, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

/** A bracket that is not closed would take in what follows in the stylesheet. */
function isBalanced(value: string): boolean {
  let depth = 0
  for (const character of value) {
    if (character === '(') depth++
    if (character === ')' && --depth < 0) return false
  }
  return depth === 0
}
