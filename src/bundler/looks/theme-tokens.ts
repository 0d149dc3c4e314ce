/** What the value of a token may be. */
export type TokenKind = 'colour' | 'length' | 'number' | 'fonts' | 'ratio' | 'time'

const ofKind = <Kind extends TokenKind>(kind: Kind, names: string): [name: string, kind: Kind][] =>
  names.split(' ').map((name) => [`--${name}`, kind])

/**
 * The custom properties that `theme.css` may set: the design tokens of `ui/styles/tokens.css` that no other value depends on.
 * The colours of topics, the size of touch targets and the order of layers are not among them.
 */
export const THEME_TOKENS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ...ofKind('colour', 'ink ink-2 ink-3 on-ink rule rule-2 rule-strong paper paper-2 paper-3 plate'),
  ...ofKind('fonts', 'face-serif face-sans face-prose font-nameplate'),
  ...ofKind('length', 't-banner t-title t-front t-h1 t-h2 t-h3 t-deck t-text t-ui t-meta t-micro'),
  ...ofKind('length', 'tr-banner tr-title tr-front tr-h1 tr-h2 tr-h3 container gutter margin measure'),
  ...ofKind('length', 'r-image r-control r-float r-tile rule-thin rule-thick'),
  ...ofKind('number', 'lh-banner lh-title lh-front lh-h1 lh-h2 lh-h3 lh-deck lh-text lh-ui lh-meta lh-micro'),
  ...ofKind('number', 'fit-m fit-l w-display w-head w-regular w-medium w-strong'),
  ...ofKind('ratio', 'ratio-image ratio-thumb'),
  ...ofKind('time', 'd-1 d-2 d-3'),
])

/** How a value of each kind is written, for messages. */
export const EXAMPLES: Readonly<Record<TokenKind, string>> = {
  colour: '#1d4ed8, rgb(29 78 216), hsl(224 76% 48%) or oklch(0.49 0.22 264)',
  length: '1.25rem, 3px, 62ch or clamp(1rem, 0.8rem + 1vw, 2rem)',
  number: '1.2 or 600',
  fonts: 'Georgia, "Times New Roman", serif',
  ratio: '16 / 9',
  time: '120ms',
}

/** Arithmetic of lengths. Without letters before a bracket but these four, no other function can be called. */
const LENGTH =
  /^(?:-?[\d.]+(?:px|rem|em|ch|ex|vw|vh|vi|vb|%)?|(?:clamp|min|max|calc)\([\d.\s,+*/()-]*(?:(?:px|rem|em|ch|ex|vw|vh|vi|vb|%|clamp\(|min\(|max\(|calc\()[\d.\s,+*/()-]*)*\))$/
const FONT = String.raw`(?:"[\p{L}\p{N} _-]+"|'[\p{L}\p{N} _-]+'|[a-z][\w-]*(?: [a-z][\w-]*)*)`

/** The form of each kind but colours, which `readColour` reads. */
export const VALUE_FORMS: Readonly<Record<Exclude<TokenKind, 'colour'>, RegExp>> = {
  length: LENGTH,
  number: /^\d*\.?\d+$/,
  fonts: new RegExp(`^${FONT}(?:\\s*,\\s*${FONT})*$`, 'iu'),
  ratio: /^[\d.]+(?:\s*\/\s*[\d.]+)?$/,
  time: /^[\d.]+m?s$/,
}
