import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Picture } from '../../contract/edition.ts'
import type { Looks } from '../looks/read-looks.ts'
import { hashOf } from '../system/hash.ts'
import { replaceFile } from '../system/replace-file.ts'
import {
  CARD_HEIGHT,
  CARD_VERSION,
  CARD_WIDTH,
  type CardFonts,
  type CardLooks,
  type PreviewCard,
  cardSvg,
} from './preview-card.ts'
import { Typeface } from './typeface.ts'

/** Folder of the cards below the base path. */
const CARDS_FOLDER = 'previews'

const CARD_FILE = /^[0-9a-f]{12}\.png(?:\.\d+-\d+-\d+\.part)?$/
/** sharp draws in threads of its own, and more than a few cards at once only take memory. */
const LANES = 4

type Sharp = typeof import('sharp')['default']

/** Cards for the pages without a picture. They are named by what they show, so that an existing file is up to date. */
export class CardFiles {
  readonly sharp: Sharp
  /** By the name of the file. */
  readonly cards = new Map<string, PreviewCard>()
  private readonly url: string
  private readonly looks: CardLooks
  /** The publisher's font of headlines. */
  readonly headlineFont: string | undefined

  /** @param url address of the site */
  constructor(url: string, sharp: Sharp, looks: CardLooks = {}, headlineFont?: string) {
    this.url = url
    this.sharp = sharp
    this.looks = looks
    this.headlineFont = headlineFont
  }

  /** Returns the picture of a page that shows a card. It is drawn later, by {@link writeCards}. */
  pictureOf(card: PreviewCard): Picture {
    const shown = { ...card, ...this.looks }
    const name = `${hashOf(JSON.stringify([CARD_VERSION, shown]))}.png`
    this.cards.set(name, shown)
    return {
      src: `${this.url}/${CARDS_FOLDER}/${name}`,
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      alt: card.headline ?? card.site,
    }
  }
}

/**
 * Returns where the cards of a site are gathered; undefined when nobody could find them, or nothing can draw them: sharp is
 * optional, because it has a part for each kind of machine.
 * @param url address of the site
 */
export async function openCards(
  url: string | undefined,
  looks?: Pick<Looks, 'site' | 'colours' | 'fonts' | 'nameplate'>,
): Promise<CardFiles | undefined> {
  if (url === undefined) return undefined
  try {
    const font = looks?.fonts.find(({ role }) => role === 'headline')
    return new CardFiles(url, (await import('sharp')).default, looks && cardLooks(looks, font?.name), font?.path)
  } catch {
    return undefined
  }
}

/** Cards have the light theme, as previews of other sites do. */
function cardLooks(
  { site, colours: { light }, nameplate }: Pick<Looks, 'site' | 'colours' | 'nameplate'>,
  headlineFont: string | undefined,
): CardLooks {
  const [paper, text, quiet] = [light?.['--paper'], light?.['--ink'], light?.['--ink-2']]
  return {
    ...(paper && text && quiet && { paper, text, quiet }),
    ...(site.nameplate && { site: site.nameplate }),
    ...(nameplate && { nameplate: { box: nameplate.box, markup: nameplate.markup } }),
    ...(headlineFont && { headlineFont }),
  }
}

/**
 * Draws the cards that do not exist yet, and removes those that no page shows any more. Other files of their folder are kept.
 * @param out folder of the site
 * @param fonts folder of the project's fonts
 */
export async function writeCards(files: CardFiles | undefined, out: string, fonts: string): Promise<void> {
  const folder = join(out, CARDS_FOLDER)
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  // A link could lead out of the folder of the site.
  if (stat && !stat.isDirectory()) return
  const names = stat ? readdirSync(folder) : []
  for (const name of names) if (CARD_FILE.test(name) && !files?.cards.has(name)) rmSync(join(folder, name))
  const existing = new Set(names)
  const missing = [...(files?.cards ?? [])].filter(([name]) => !existing.has(name))
  if (!files || missing.length === 0) return
  mkdirSync(folder, { recursive: true })
  const cardFonts = await openFonts(fonts, files.headlineFont)
  const drawNext = async (): Promise<void> => {
    for (let next = missing.pop(); next; next = missing.pop()) {
      const [name, card] = next
      const picture = files.sharp(Buffer.from(cardSvg(card, cardFonts)))
      // A palette makes smaller files, and takes twice as long.
      replaceFile(join(folder, name), await picture.png({ compressionLevel: 4, adaptiveFiltering: false }).toBuffer())
    }
  }
  await Promise.all(Array.from({ length: LANES }, drawNext))
}

/** @param own the publisher's font of headlines */
async function openFonts(folder: string, own: string | undefined): Promise<CardFonts> {
  const [serif, sans] = [join(folder, 'newsreader.woff2'), join(folder, 'public-sans.woff2')]
  return {
    nameplate: await Typeface.open(own ?? serif, 700, -0.02),
    headline: await Typeface.open(own ?? serif, 560, -0.02),
    deck: await Typeface.open(serif, 400),
    label: await Typeface.open(sans, 600),
  }
}
