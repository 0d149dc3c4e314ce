import { type ThemeColours, shadesOf } from './palette.ts'
import type { Theme, ThemeFile } from './parse-theme.ts'
import type { FontFacts, FontRole } from './read-font.ts'

/** A font of the publisher as the stylesheet names it. */
export interface StyledFont extends FontFacts {
  readonly role: FontRole
  /** Name of the file beside the stylesheet. */
  readonly name: string
}

/** What a stylesheet is made of. Every value was read by a form of its own, so none can end its declaration. */
export interface StylesInput {
  readonly theme: ThemeFile
  readonly paper: ThemeColours
  /** The nameplate's colours, where they are not made of one accent. */
  readonly accent: ThemeColours
  readonly fonts: readonly StyledFont[]
}

type Declarations = readonly (readonly [name: string, value: string])[]

/** Names of the fonts, and fonts that devices have, as in `ui/styles/fonts.css`. */
const ROLES: Readonly<Record<FontRole, { readonly family: string; readonly local: string }>> = {
  headline: {
    family: 'Own Headline',
    local: 'local("Times New Roman"), local("Liberation Serif"), local("Tinos")',
  },
  text: { family: 'Own Text', local: 'local("Arial"), local("Liberation Sans"), local("Arimo")' },
}

const rule = (declarations: Declarations) =>
  `@font-face { ${declarations.map(([name, value]) => `${name}: ${value};`).join(' ')} }`

/** The font faces of a role, and fonts of the device that take the same room until they are loaded. */
function fontFaces(role: FontRole, fonts: readonly StyledFont[]): string[] {
  const { family, local } = ROLES[role]
  const [first] = fonts
  // A headline font of one weight is used as it is, since a browser would make it bolder.
  const isOnly = role === 'headline' && fonts.length === 1 && first?.weight.includes(' ') === false
  const own = fonts.map(({ name, weight, isItalic }) =>
    rule([
      ['font-family', `"${family}"`],
      ['src', `url(${name}) format("woff2")`],
      ['font-weight', isOnly ? '100 900' : weight],
      ...(isItalic ? [['font-style', 'italic'] as const] : []),
      ['font-display', 'swap'],
    ]),
  )
  const instead =
    first?.fallback && `@font-face { font-family: "${family} Fallback"; src: ${local}; ${first.fallback} }`
  return instead ? [...own, instead] : own
}

/** Without a font for text, stories and standfirsts keep that of the design: fonts for headlines are rarely made for them. */
function facesOf(role: FontRole): Declarations {
  const faces = `"${ROLES[role].family}", "${ROLES[role].family} Fallback"`
  return role === 'headline'
    ? [
        ['--face-serif', faces],
        ['--face-prose', '"Newsreader", "Newsreader Fallback"'],
      ]
    : [
        ['--face-sans', faces],
        ['--face-prose', faces],
      ]
}

/** Papers come with their shades, unless the publisher has set those. */
function coloursOf(theme: Theme, { theme: file, paper, accent }: StylesInput): Declarations {
  const set = new Map(Array.from(file[theme], ([name, { value }]) => [name, value]))
  const own = set.get('--paper') ?? paper[theme]
  const all = new Map([
    ...(own ? Object.entries({ '--paper': own, ...shadesOf(own) }) : []),
    ...set,
    ...(accent[theme] ? [[`--accent-${theme}`, accent[theme]] as const] : []),
  ])
  return [...all]
}

const block = (selector: string, declarations: Declarations) =>
  `${selector} { ${declarations.map(([name, value]) => `${name}: ${value};`).join(' ')} }`

/**
 * Makes the stylesheet of the publisher's looks; an empty text when there are none. It is loaded after ours and in the layer of
 * our tokens, so that what comes later there, such as the styles for printing, still counts. A colour is set for its own theme
 * alone, since the design's stays in the other one.
 */
export function looksStyles(input: StylesInput): string {
  const { fonts, theme } = input
  const roles = (['headline', 'text'] as const).filter((role) => fonts.some((font) => font.role === role))
  const both: Declarations = [
    ...roles.flatMap(facesOf),
    ...Array.from(theme.both, ([name, { value }]) => [name, value] as const),
  ]
  const rules = both.length > 0 ? [block(':root', both)] : []
  for (const name of ['light', 'dark'] as const) {
    const colours = coloursOf(name, input)
    if (colours.length === 0) continue
    const other = name === 'light' ? 'dark' : 'light'
    // Elements of a topic have papers of their own in our stylesheet.
    const within = (root: string) => block(`${root}, ${root} [data-ink]`, colours)
    rules.push(
      `@media (prefers-color-scheme: ${name}) { ${within(`:root:not([data-theme="${other}"])`)} }`,
      within(`:root[data-theme="${name}"]`),
    )
  }
  if (rules.length === 0) return ''
  const faces = roles.flatMap((role) =>
    fontFaces(
      role,
      fonts.filter((font) => font.role === role),
    ),
  )
  return [...faces, '@layer base {', ...rules, '}', ''].join('\n')
}
