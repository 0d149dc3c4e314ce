import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../contract/problem.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { Path } from '../problems/found-problem.ts'
import type { Listing } from '../read/list-content.ts'
import { readSource } from '../read/read-file.ts'
import { hashOf } from '../system/hash.ts'
import type { FieldReader } from '../validate/fields.ts'
import { tidyText } from '../values/prose.ts'
import { FONT_NAMES } from '../yaml-advice/field-names.ts'
import { type Nameplate, drawNameplate } from './draw-nameplate.ts'
import { readGroup } from './look-fields.ts'
import type { StyledFont } from './looks-styles.ts'
import { type FontFacts, type FontRole, readFont, whyNotWoff2 } from './read-font.ts'

/** A font of the publisher, and the file that holds it. */
export interface OwnFont extends StyledFont {
  readonly path: string
}

const MAX_NAMEPLATE = 60
const MAX_SVG = 256 * 1024
const MAX_FONT = 512 * 1024
/** Four styles of one family: regular, bold, and the italics of both. */
export const MAX_FONTS = 4

/** By name, which contains the hash: a dev server reads the same fonts on every save. */
const KNOWN = new Map<string, FontFacts>()

/**
 * Finds the files that fields of `site.yaml` name. Only files of the listing are read, so no name and no link leads out of the
 * folder.
 */
export class LookFiles {
  private readonly content: string
  private readonly fields: FieldReader
  private readonly paths: readonly string[]

  constructor(content: string, { assets, looks = [] }: Pick<Listing, 'assets' | 'looks'>, fields: FieldReader) {
    this.content = content
    this.fields = fields
    this.paths = [...assets, ...looks].map(({ path }) => path)
  }

  /** @returns the path of the file in the folder; undefined when there is a problem, which is reported */
  find(written: string, path: Path, ending: string, most: number): string | undefined {
    const name = written.replace(/^\.?\//, '')
    const fail = (code: string, message: string, hint: string) => {
      this.fields.report('error', code, path, message, hint)
      return undefined
    }
    if (!this.paths.includes(name)) {
      const near = didYouMean(
        name,
        this.paths.filter((one) => one.toLowerCase().endsWith(ending)),
      )
      return fail(
        'missing-look-file',
        `The folder has no file “${written}” below assets/.`,
        near
          ? `Did you mean “${near}”?`
          : `Put the file below assets/, and write its path, such as assets/my-file${ending}.`,
      )
    }
    const { size } = statSync(join(this.content, name))
    if (size > most)
      return fail(
        'look-file-too-large',
        `The file “${name}” has ${size} bytes; here it may have at most ${most}.`,
        'Every reader loads it: make it smaller.',
      )
    return name
  }

  /** Reads `nameplate`: a text, or the name of a drawing. */
  readNameplate(value: unknown): {
    readonly text?: string
    readonly drawing?: Nameplate
    readonly problems: readonly Problem[]
  } {
    const path: Path = ['nameplate']
    const text = tidyText(this.fields.text(value, path) ?? '')
    if (text === '') return { problems: [] }
    if (/\.svg$/i.test(text)) {
      const name = this.find(text, path, '.svg', MAX_SVG)
      if (name === undefined) return { problems: [] }
      const source = readSource(this.content, name)
      if ('problem' in source) return { problems: [source.problem] }
      const { nameplate, problems } = drawNameplate(source.file)
      return { ...(nameplate && { drawing: nameplate }), problems }
    }
    if (text.length <= MAX_NAMEPLATE && !/\.(?:png|jpe?g|gif|webp|avif|ico|pdf|eps)$/i.test(text))
      return { text, problems: [] }
    this.fields.report(
      'error',
      'invalid-nameplate',
      path,
      `Found “${text.slice(0, 60)}”, expected a text of at most ${MAX_NAMEPLATE} characters or the path of an SVG file.`,
      'Write a shorter text, or save the drawing as SVG, which is sharp at every size and follows the dark theme.',
    )
    return { problems: [] }
  }

  /** Reads `fonts`: woff2 files for headlines, and for all other text. Each has a weight, a range of weights, or is italic. */
  async readFonts(value: unknown): Promise<readonly OwnFont[]> {
    const group = readGroup(this.fields, value, ['fonts'], FONT_NAMES)
    const fonts: OwnFont[] = []
    for (const role of ['headline', 'text'] as const) {
      const path: Path = ['fonts', role]
      const list = this.fields.list(group[role], path, 'text', MAX_FONTS)
      for (const [at, one] of list.entries()) {
        const font = await this.readFont(one, Array.isArray(group[role]) ? [...path, at] : path, role)
        if (font) fonts.push(font)
      }
    }
    return fonts
  }

  private async readFont(value: unknown, path: Path, role: FontRole): Promise<OwnFont | undefined> {
    const text = tidyText(this.fields.text(value, path) ?? '')
    const name = text === '' ? undefined : this.find(text, path, '.woff2', MAX_FONT)
    if (name === undefined) return undefined
    const bytes = readFileSync(join(this.content, name))
    const why = whyNotWoff2(bytes)
    const own = `own-${role}-${hashOf(bytes)}.woff2`
    const facts = why === undefined ? (KNOWN.get(own) ?? (await readFont(bytes, role))) : undefined
    if (facts) {
      KNOWN.set(own, facts)
      return { ...facts, role, path: join(this.content, name), name: own }
    }
    this.fields.report(
      'error',
      'invalid-font',
      path,
      `${why ?? 'The file can’t be read as a font.'} Fonts of a site are woff2 files.`,
      'Save the font as woff2, which every browser knows and which is the smallest.',
    )
    return undefined
  }
}
