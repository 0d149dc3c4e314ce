import type { Parser } from 'htmlparser2'
import type { Problem } from '../../contract/problem.ts'
import { codeFrame } from '../problems/code-frame.ts'
import { CONTROLS } from '../problems/printable.ts'
import type { SourceFile } from '../read/read-file.ts'
import { htmlParser } from '../system/late-libraries.ts'
import { escapeHtml } from '../values/escape-html.ts'
import { readColour } from './colours.ts'

/** A drawing that stands in every page. */
export interface Nameplate {
  /** `viewBox`, which begins with `0 0`: width and height are its proportions. */
  readonly box: string
  /** Elements of SVG, of which everything but shapes was left out. */
  readonly markup: string
  /** Colours that it has beside that of the text, as hexadecimal digits. */
  readonly colours: readonly string[]
  /** True when a part of it has the colour of the text. */
  readonly hasTextColour: boolean
}

const MAX_ELEMENTS = 500
/** Every page holds the drawing. */
const MAX_CHARACTERS = 24_000
/** Wider ones leave no room for the date and the tools beside them, higher ones are too small to read. */
const PROPORTIONS = { least: 0.5, most: 16 }

const SHAPES = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']
const GROUPS = ['g', 'defs', 'clipPath', 'linearGradient', 'radialGradient', 'stop']
const DRAWN: ReadonlySet<string> = new Set([...SHAPES, ...GROUPS])
/** What drawing programs add for themselves and for people who do not see. The reader names the nameplate by the site’s title. */
const IGNORED = /^(?:title|desc|metadata|[a-z]+:.*)$/i

/** Attributes that may hold a colour, or name a gradient. */
const PAINTS = ['fill', 'stroke', 'stop-color', 'clip-path']
const NUMBERS =
  'x y x1 y1 x2 y2 cx cy r rx ry fx fy width height offset opacity fill-opacity stroke-opacity stop-opacity stroke-width stroke-miterlimit stroke-dasharray stroke-dashoffset points d transform gradientTransform'
const WORDS = 'fill-rule clip-rule stroke-linecap stroke-linejoin gradientUnits clipPathUnits spreadMethod'
const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ...NUMBERS.split(' ').map((name) => [name, /^[\w\s.,%()+-]*$/] as const),
  ...WORDS.split(' ').map((name) => [name, /^[a-z-]+$/i] as const),
])

const LOCAL = /^url\(\s*["']?#([\w.-]+)["']?\s*\)$/
const BLACK = /^(?:#0{3}|#0{6}|black|currentcolor|rgb\(\s*0\s*,?\s*0\s*,?\s*0\s*\))$/i

/** What a drawing may not have, and what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  script: 'Remove it: a nameplate has no script.',
  style: 'Export the drawing with “presentation attributes” in place of a style sheet.',
  text: 'Turn text into outlines when you export the drawing.',
  image: 'Draw it as shapes, since a nameplate loads no other file.',
  use: 'Write the shape itself in its place.',
  foreignobject: 'Remove it: a nameplate has shapes alone.',
}

/**
 * Reads the drawing of a nameplate. It becomes a part of every page, so only shapes and their colours are taken over, and
 * everything that could run, load or style something else is an error.
 */
export function drawNameplate(file: SourceFile): {
  readonly nameplate?: Nameplate
  readonly problems: readonly Problem[]
} {
  const drawing = new Drawing(file)
  return drawing.read()
}

class Drawing {
  private readonly file: SourceFile
  private readonly problems: Problem[] = []
  private readonly colours = new Set<string>()
  private hasTextColour = false
  private elements = 0
  private markup = ''
  private box: readonly number[] | undefined
  private isSvg = false
  /** Depth of the element that is left out with what it holds; 0 outside of one. */
  private ignored = 0
  /** The elements that are open, without those that are left out. */
  private readonly open: string[] = []

  constructor(file: SourceFile) {
    this.file = file
  }

  read(): ReturnType<typeof drawNameplate> {
    const { text } = this.file
    const parser: Parser = new (htmlParser())(
      {
        onopentag: (name, attributes) => this.start(name, attributes, parser.startIndex),
        onclosetag: () => this.end(),
      },
      { xmlMode: true, decodeEntities: true },
    )
    parser.end(text)
    const markup = this.markup
    if (!this.isSvg) this.refuse(0, 'The file is no SVG drawing.', 'Export the nameplate as SVG.')
    else if (!this.box)
      this.refuse(
        0,
        'The drawing has no viewBox that says its size.',
        'Write viewBox="0 0 400 60" into its first element.',
      )
    else if (this.elements === 0)
      this.refuse(0, 'The drawing has no shapes.', 'Export the nameplate with its text as outlines.')
    else if (this.elements > MAX_ELEMENTS || markup.length > MAX_CHARACTERS)
      this.refuse(
        0,
        `The drawing has ${this.elements} shapes and ${markup.length} characters; a nameplate has at most ${MAX_ELEMENTS} and ${MAX_CHARACTERS}.`,
        'Simplify its paths: every page holds them.',
      )
    const [x = 0, y = 0, width = 0, height = 0] = this.box ?? []
    const proportion = width / height
    if (this.box && (proportion < PROPORTIONS.least || proportion > PROPORTIONS.most))
      this.refuse(
        0,
        `The drawing is ${width} wide and ${height} high; a nameplate is at most twice as high as wide, and 16 times as wide as high.`,
        'Cut its viewBox to the drawing.',
      )
    if (this.problems.length > 0) return { problems: this.problems }
    const placed = x === 0 && y === 0 ? markup : `<g transform="translate(${-x} ${-y})">${markup}</g>`
    return {
      nameplate: {
        box: `0 0 ${width} ${height}`,
        markup: placed,
        colours: [...this.colours],
        hasTextColour: this.hasTextColour,
      },
      problems: [],
    }
  }

  private start(name: string, attributes: Readonly<Record<string, string>>, offset: number): void {
    if (this.ignored > 0) {
      this.ignored++
      return
    }
    if (name.toLowerCase() === 'svg' && !this.isSvg) {
      this.isSvg = true
      this.box = boxOf(attributes)
      this.readAttributes(attributes, offset)
      this.open.push('')
      return
    }
    if (IGNORED.test(name)) {
      this.ignored = 1
      return
    }
    if (!DRAWN.has(name)) {
      const hint = REFUSED[name.toLowerCase()] ?? 'Remove it: a nameplate has shapes alone.'
      this.refuse(offset, `A nameplate may not have the element “${shown(name)}”.`, hint)
      this.ignored = 1
      return
    }
    if (SHAPES.includes(name)) this.elements++
    const read = this.readAttributes(attributes, offset)
    // A shape without a colour has that of the text.
    if (SHAPES.includes(name) && !/\sfill=/.test(read)) this.hasTextColour = true
    this.markup += `<${name}${read}>`
    this.open.push(name)
  }

  private end(): void {
    if (this.ignored > 0) {
      this.ignored--
      return
    }
    const name = this.open.pop()
    // The root element is that of the page.
    if (name) this.markup += `</${name}>`
  }

  /** @returns the attributes that a nameplate may have, as HTML */
  private readAttributes(attributes: Readonly<Record<string, string>>, offset: number): string {
    const declared = Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
      name === 'style' ? declarationsOf(value) : [[name, value]],
    )
    let html = ''
    for (const [name, value] of declared) {
      const text = value.trim()
      if (/^on/i.test(name))
        this.refuse(offset, `The drawing has the script “${shown(name)}”.`, 'Remove it: a nameplate has no script.')
      else if (/^(?:xlink:)?href$/i.test(name) && !text.startsWith('#'))
        this.refuse(
          offset,
          `The drawing refers to “${shown(text)}”.`,
          'Draw it as shapes, since a nameplate loads no other file.',
        )
      else if (name === 'id' && /^[\w.-]+$/.test(text)) html += ` id="nameplate-${text}"`
      else if (PAINTS.includes(name)) html += this.readPaint(name, text, offset)
      else if (FORMS.get(name)?.test(text) && text !== '') html += ` ${name}="${escapeHtml(text)}"`
    }
    return html
  }

  private readPaint(name: string, text: string, offset: number): string {
    const [, id] = LOCAL.exec(text) ?? []
    if (id) return ` ${name}="url(#nameplate-${id})"`
    if (text === 'none' || text === 'transparent') return ` ${name}="none"`
    if (BLACK.test(text)) {
      this.hasTextColour = true
      return ` ${name}="currentColor"`
    }
    const colour = /^white$/i.test(text) ? '#ffffff' : readColour(text)
    if (colour) {
      this.colours.add(colour)
      return ` ${name}="${colour}"`
    }
    if (text === '' || name === 'clip-path') return ''
    const message = `Found the colour “${shown(text)}”, expected one such as #1d4ed8.`
    this.refuse(offset, message, 'Write six hexadecimal digits after #, or currentColor for the colour of the text.')
    return ''
  }

  private refuse(offset: number, message: string, hint: string): void {
    const before = this.file.text.slice(0, offset).split('\n')
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
    const frame = codeFrame(this.file.text, line, column)
    this.problems.push({
      severity: 'error',
      code: 'unsafe-nameplate',
      file: this.file.path,
      line,
      column,
      message,
      hint,
      frame,
    })
  }
}

const shown = (text: string) => text.replace(CONTROLS, ' ').slice(0, 60)

/** The declarations of a `style` attribute, of which only those are read that are attributes too. */
const declarationsOf = (style: string): [string, string][] =>
  style.split(';').map((declaration) => {
    const [name = '', ...value] = declaration.split(':')
    return [name.trim(), value.join(':').trim()]
  })

function boxOf({ viewBox, width, height }: Readonly<Record<string, string>>): readonly number[] | undefined {
  const numbers = viewBox
    ?.trim()
    .split(/[\s,]+/)
    .map(Number) ?? [0, 0, Number.parseFloat(width ?? ''), Number.parseFloat(height ?? '')]
  const [, , w = 0, h = 0] = numbers
  return numbers.length === 4 && numbers.every((number) => Number.isFinite(number)) && w > 0 && h > 0
    ? numbers
    : undefined
}
