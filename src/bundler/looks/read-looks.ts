import type { SiteLooks } from '../../contract/site-looks.ts'
import { parseYamlFile } from '../parse/parse.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import type { Listing } from '../read/list-content.ts'
import { type SourceFile, readSource } from '../read/read-file.ts'
import { FieldReader } from '../validate/fields.ts'
import type { Nameplate } from './draw-nameplate.ts'
import { readColours, readFooter, readInterface } from './look-fields.ts'
import { LookFiles, type OwnFont } from './look-files.ts'
import { looksStyles } from './looks-styles.ts'
import { type Palette, type ThemeColours, isDarkPaper, paletteOf } from './palette.ts'
import { type Theme, type ThemeFile, parseTheme } from './parse-theme.ts'
import { THEMES, reportContrast } from './report-contrast.ts'

/** How a publisher's site looks, as far as it differs from the design. */
export interface Looks {
  /** What the index says of it. */
  readonly site: SiteLooks
  /** Text of the stylesheet; empty when the design's own is enough. */
  readonly styles: string
  readonly fonts: readonly OwnFont[]
  readonly nameplate?: Nameplate
  /** Colours of pages, by the names of their tokens; absent for a theme that has those of the design. */
  readonly colours: Readonly<Partial<Record<Theme, Palette['tokens']>>>
  readonly problems: readonly FoundProblem[]
}

/** The looks of the design. */
export const DESIGN_LOOKS: Looks = { site: {}, styles: '', fonts: [], colours: {}, problems: [] }

const THEME_FILE = 'theme.css'
const NO_THEME: ThemeFile = { both: new Map(), light: new Map(), dark: new Map() }

/**
 * Reads the looks of a site: some fields of `site.yaml`, the files that they name, and `theme.css`. What is wrong is a problem,
 * and the design's own stays in its place.
 * @param content the publisher's folder
 */
export async function readLooks(content: string, listing: Pick<Listing, 'site' | 'assets' | 'looks'>): Promise<Looks> {
  const { source, theme, problems } = readTheme(content, listing)
  const { fields, data } = readSiteFields(content, listing)
  const files = fields && new LookFiles(content, listing, fields)
  const accent = fields ? readColours(fields, data['accent'], 'accent') : {}
  const written = fields ? readColours(fields, data['paper'], 'paper') : {}
  const paper = papersOf(written)
  const nameplate = files?.readNameplate(data['nameplate'])
  const fonts = (await files?.readFonts(data['fonts'])) ?? []
  const footer = fields ? readFooter(fields, data['footer']) : []
  const defaults = fields ? readInterface(fields, data['interface']) : {}
  const colour = accent.both ?? accent.light ?? accent.dark
  const { text, drawing } = nameplate ?? {}
  const low = reportContrast(fields, {
    accent,
    paper,
    paths: {
      accent: (of) => (accent.both ? ['accent'] : ['accent', of]),
      paper: (of) => (written.both ? ['paper'] : ['paper', of]),
    },
    theme,
    source,
    nameplate: drawing,
  })
  return {
    site: {
      ...(colour && { accent: colour }),
      ...(text && { nameplate: text }),
      ...(drawing && { nameplateBox: drawing.box }),
      ...(footer.length > 0 && { footer }),
      ...(Object.keys(defaults).length > 0 && { interface: defaults }),
    },
    styles: looksStyles({ theme, paper, accent, fonts }),
    fonts,
    ...(drawing && { nameplate: drawing }),
    colours: Object.fromEntries(
      THEMES.filter((of) => paper[of] !== undefined || theme[of].size > 0).map((of) => [
        of,
        paletteOf(of, paper[of], theme[of]).tokens,
      ]),
    ),
    problems: [...problems, ...(nameplate?.problems ?? []), ...low, ...(fields?.problems ?? [])],
  }
}

function readTheme(content: string, { looks = [] }: Pick<Listing, 'looks'>) {
  const source = looks.some(({ path }) => path === THEME_FILE) ? readSource(content, THEME_FILE) : undefined
  if (source && 'file' in source) return { source: source.file, ...parseTheme(source.file) }
  const none: SourceFile | undefined = undefined
  return { source: none, theme: NO_THEME, problems: source ? [source.problem] : [] }
}

/** Mistakes in the form of the file are reported by those who read its other fields. */
function readSiteFields(content: string, { site }: Pick<Listing, 'site'>) {
  const source = site && readSource(content, site.path)
  const result = source && 'file' in source ? parseYamlFile(source.file) : undefined
  const nothing: Readonly<Record<string, unknown>> = {}
  if (!result || !('parsed' in result)) return { fields: undefined, data: nothing }
  const { unintended: _, ...parsed } = result.parsed
  return { fields: new FieldReader(parsed), data: parsed.data }
}

/** A single paper is that of the theme which it suits. */
const papersOf = ({ both, ...papers }: ThemeColours & { readonly both?: string }): ThemeColours =>
  both === undefined ? papers : isDarkPaper(both) ? { dark: both } : { light: both }
