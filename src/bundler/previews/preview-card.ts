import type { Nameplate } from '../looks/draw-nameplate.ts'
import type { PageColours } from '../looks/spot-colours.ts'
import { QUIET_TEXT_COLOUR, TEXT_COLOUR } from '../looks/spot-colours.ts'
import type { Typeface } from './typeface.ts'

/** What all cards of a site have of its looks. */
export interface CardLooks {
  readonly paper?: string
  /** Colours of text, and of text that is less important; those of the design when absent. */
  readonly text?: string
  readonly quiet?: string
  /** The drawing of the site's name. */
  readonly nameplate?: Pick<Nameplate, 'box' | 'markup'>
  /** The site's name as its masthead writes it. */
  readonly site?: string
  /** The name of the publisher's font of headlines, which contains its hash. */
  readonly headlineFont?: string
}

/** What the card of a page shows that has no picture. */
export interface PreviewCard extends PageColours, Omit<CardLooks, 'paper' | 'site'> {
  /** Name of the site. */
  readonly site: string
  /** Colour of that name; that of all text when absent. */
  readonly accent?: string | undefined
  /** Absent on the card of the front page, which shows the name of the site instead. */
  readonly headline?: string | undefined
  /** Name of the topic above the headline. */
  readonly topic?: string | undefined
  /** A sentence below the headline. */
  readonly deck?: string | undefined
  /** Who published the article. */
  readonly outlet?: string | undefined
}

/** The fonts of cards. */
export interface CardFonts {
  readonly nameplate: Typeface
  readonly headline: Typeface
  readonly deck: Typeface
  readonly label: Typeface
}

export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630
/** Part of a card's name. Raise it when the same card is drawn differently. */
export const CARD_VERSION = 1

const MARGIN = 72
const WIDTH = CARD_WIDTH - 2 * MARGIN
const FOOT = 536
const LABEL_SIZE = 30
/** Largest first, with the most lines that fit. */
const HEADLINES = [
  { size: 104, most: 2 },
  { size: 88, most: 3 },
  { size: 74, most: 4 },
  { size: 60, most: 5 },
  { size: 50, most: 6 },
] as const
const LINE_HEIGHT = 1.06
const DECK = { size: 34, lineHeight: 46, most: 3 } as const
const NAMEPLATE_SIZE = 44
const FRONT = { size: 150, baseLine: 280, rule: 330, deck: 360 } as const

/** Draws a card as SVG. A text that the fonts can't show is left out, so that no boxes stand in its place. */
export function cardSvg(card: PreviewCard, fonts: CardFonts): string {
  const shapes = card.headline === undefined ? frontCard(card, fonts) : pageCard(card, fonts)
  const paper = rectangle(0, 0, CARD_WIDTH, CARD_HEIGHT, card.paper)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}">${paper}${shapes.join('')}</svg>`
}

const rectangle = (x: number, y: number, width: number, height: number, colour: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`

/** The masthead of the front page: the name of the site above its double rule. */
function frontCard(card: PreviewCard, { nameplate, deck: deckFont }: CardFonts): string[] {
  const { site, text: ink = TEXT_COLOUR, quiet = QUIET_TEXT_COLOUR, accent = ink, deck } = card
  const centred = (font: Typeface, text: string, y: number, size: number, colour: string) =>
    font.draw(text, (CARD_WIDTH - font.widthOf(text, size)) / 2, y, size, colour)
  const width = nameplate.widthOf(nameplate.drawable(site) ?? '', FRONT.size)
  const size = Math.max(60, Math.floor(FRONT.size * Math.min(1, WIDTH / Math.max(width, 1))))
  const text = deck && deckFont.drawable(deck)
  const lines = (text && deckFont.lines(text, DECK.size, WIDTH - 120, DECK.most)) || []
  const name = fit(nameplate, site, size, WIDTH)
  const drawn = card.nameplate && drawNameplate(card.nameplate, accent, { height: FRONT.size, width: WIDTH })
  return [
    ...(drawn ? [drawn.at((CARD_WIDTH - drawn.width) / 2, FRONT.baseLine)] : []),
    ...(name && !drawn ? [centred(nameplate, name, FRONT.baseLine, size, accent)] : []),
    rectangle(MARGIN, FRONT.rule, WIDTH, 6, ink),
    rectangle(MARGIN, FRONT.rule + 10, WIDTH, 2, ink),
    ...lines.map((line, at) => centred(deckFont, line, FRONT.deck + (at + 1) * DECK.lineHeight, DECK.size, quiet)),
  ]
}

/** A page's own headline below the name of its topic, and at the foot who published it and where. */
function pageCard(card: PreviewCard, fonts: CardFonts): string[] {
  const { spot, site, text: ink = TEXT_COLOUR, quiet = QUIET_TEXT_COLOUR, accent = ink } = card
  const { headline: headlineFont, deck: deckFont, label, nameplate } = fonts
  const headline = setHeadline(card.headline ?? '', headlineFont)
  // Where the fonts have no letters for the headline, the topic stands in its place.
  const title = headline ?? setHeadline(card.topic ?? site, headlineFont)
  const topic = headline && card.topic && fit(label, card.topic, LABEL_SIZE, WIDTH - 40)
  const shapes = [rectangle(0, 0, CARD_WIDTH, 14, spot), rectangle(MARGIN, FOOT, WIDTH, 2, ink)]
  let y = topic ? 120 : 96
  if (topic)
    shapes.push(rectangle(MARGIN, y - 46, 22, 22, spot), label.draw(topic, MARGIN + 38, y - 24, LABEL_SIZE, spot))
  for (const line of title?.lines ?? []) {
    y += title?.step ?? 0
    shapes.push(headlineFont.draw(line, MARGIN - 3, y, title?.size ?? 0, headline ? ink : spot))
  }
  y += 22
  const room = Math.min(DECK.most, Math.floor((FOOT - 24 - y) / DECK.lineHeight))
  const deck = headline && card.deck && deckFont.drawable(card.deck)
  for (const line of (deck && setDeck(deck, deckFont, room)) || []) {
    y += DECK.lineHeight
    shapes.push(deckFont.draw(line, MARGIN, y, DECK.size, quiet))
  }
  const drawn = card.nameplate && drawNameplate(card.nameplate, accent, { height: NAMEPLATE_SIZE, width: WIDTH / 2 })
  const name = drawn ? undefined : fit(nameplate, site, NAMEPLATE_SIZE, WIDTH / 2)
  const nameWidth = drawn?.width ?? (name ? nameplate.widthOf(name, NAMEPLATE_SIZE) : 0)
  if (drawn) shapes.push(drawn.at(CARD_WIDTH - MARGIN - nameWidth, 592))
  if (name) shapes.push(nameplate.draw(name, CARD_WIDTH - MARGIN - nameWidth, 592, NAMEPLATE_SIZE, accent))
  const outlet = card.outlet && fit(label, card.outlet, LABEL_SIZE, WIDTH - nameWidth - 40)
  if (outlet) shapes.push(label.draw(outlet, MARGIN, 589, LABEL_SIZE, quiet))
  return shapes
}

/** Fits a drawing into a room. Its parts without a colour of their own get that of the site's name. */
function drawNameplate(
  { box, markup }: Pick<Nameplate, 'box' | 'markup'>,
  colour: string,
  room: { readonly width: number; readonly height: number },
) {
  const [, , width = 1, height = 1] = box.split(' ').map(Number)
  const scale = Math.min(room.width / width, room.height / height)
  const [shownWidth, shownHeight] = [width * scale, height * scale]
  return {
    width: shownWidth,
    /** @param y of its lower edge */
    at: (x: number, y: number) =>
      `<svg x="${x}" y="${y - shownHeight}" width="${shownWidth}" height="${shownHeight}" viewBox="${box}" color="${colour}" fill="${colour}">${markup}</svg>`,
  }
}

/** Sets a headline in the largest size in which it fits. One that is too long for all is cut. */
function setHeadline(text: string, font: Typeface) {
  for (let shown = font.drawable(text); shown !== undefined; shown = shorter(shown)) {
    for (const { size, most } of HEADLINES) {
      const lines = font.lines(shown, size, WIDTH, most)
      if (lines) return { lines, size, step: size * LINE_HEIGHT }
    }
  }
  return undefined
}

/** Sets as much of a text as there is room for. */
function setDeck(text: string, font: Typeface, most: number): string[] | undefined {
  if (most < 1) return undefined
  for (let shown: string | undefined = text; shown !== undefined; shown = shorter(shown)) {
    const lines = font.lines(shown, DECK.size, WIDTH, most)
    if (lines) return lines
  }
  return undefined
}

/** Leaves out the last word of a text; undefined when it has only one. */
function shorter(text: string): string | undefined {
  const words = text.replace(/\s*…$/u, '').split(' ')
  return words.length > 1
    ? `${words
        .slice(0, -1)
        .join(' ')
        .replace(/[\p{P}]+$/u, '')}…`
    : undefined
}

/** Returns a text that fits in a width, cut at its end; undefined when the font can't show it. */
function fit(font: Typeface, text: string, size: number, width: number): string | undefined {
  const shown = font.drawable(text)
  if (shown === undefined || font.widthOf(shown, size) <= width) return shown
  const cut = [...shown]
  while (cut.length > 1 && font.widthOf(`${cut.join('').trimEnd()}…`, size) > width) cut.pop()
  return `${cut.join('').trimEnd()}…`
}
