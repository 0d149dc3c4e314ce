import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compiledFolder } from '../system/version.ts'

/** The tokens are those of `ui/styles/tokens.css`; a test compares them. */
export const TOKENS = `:root {
  --face-serif: "Newsreader", "Newsreader Fallback";
  --face-sans: "Public Sans", "Public Sans Fallback";
  --font-serif: var(--face-serif), "Iowan Old Style", "Palatino Linotype", Georgia, serif;
  --font-sans: var(--face-sans), system-ui, -apple-system, "Segoe UI", "Helvetica Neue", sans-serif;
  --t-title: clamp(2.125rem, 1.25rem + 3.3vw, 4.125rem);
  --lh-title: 1.02;
  --tr-title: -0.024em;
  --t-h1: clamp(1.625rem, 1.37rem + 0.9vw, 2.125rem);
  --lh-h1: 1.1;
  --tr-h1: -0.016em;
  --t-deck: 1.1875rem;
  --lh-deck: 1.42;
  --t-text: 1rem;
  --lh-text: 1.5;
  --t-ui: 0.875rem;
  --t-meta: 0.8125rem;
  --lh-meta: 1.35;
  --t-micro: 0.75rem;
  --w-display: 560;
  --w-head: 600;
  --w-strong: 600;
  --container: 82rem;
  --gutter: 2rem;
  --margin: clamp(1rem, 4.45vw, 4rem);
  --measure: 62ch;
  --r-control: 3px;
  --rule-thick: 3px;
  color-scheme: light;
  --stock-l: 0.985;
  --stock-h: 95;
  --stock-c: 0.003;
  --ink: oklch(0.205 0.016 268);
  --ink-2: oklch(0.385 0.014 268);
  --ink-3: oklch(0.505 0.012 268);
  --rule: oklch(0.875 0.005 268);
  --rule-2: oklch(0.78 0.008 268);
  --rule-strong: oklch(0.6 0.01 268);
  --on-ink: oklch(0.985 0.003 95);
  --paper: oklch(var(--stock-l) var(--stock-c) var(--stock-h));
  --paper-2: oklch(calc(var(--stock-l) - 0.032) calc(var(--stock-c) * 1.35) var(--stock-h));
}
@media (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --stock-h: 268;
    --stock-c: 0.009;
    --ink: oklch(0.93 0.005 95);
    --ink-2: oklch(0.79 0.008 95);
    --ink-3: oklch(0.675 0.01 268);
    --rule: oklch(0.305 0.011 268);
    --rule-2: oklch(0.42 0.012 268);
    --rule-strong: oklch(0.545 0.012 268);
    --on-ink: oklch(0.185 0.009 268);
    --paper: oklch(0.185 var(--stock-c) var(--stock-h));
    --paper-2: oklch(0.252 var(--stock-c) var(--stock-h));
  }
}
`

const RULES = `*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; }
html { background: var(--paper); color: var(--ink); font: var(--t-text) / var(--lh-text) var(--font-sans); -webkit-text-size-adjust: 100%; scroll-padding-top: 1.5rem; overflow-wrap: anywhere; }
body { max-width: calc(var(--container) + 2 * var(--margin)); margin-inline: auto; padding: 1.5rem var(--margin) 4.5rem; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: 0.2em; text-decoration-color: var(--rule-strong); }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 3px; }
.label { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 2rem; font-size: var(--t-meta); color: var(--ink-3); }
.label strong { color: var(--ink); font-weight: var(--w-strong); }
h1 { margin-top: 1.25rem; font: var(--w-display) var(--t-title) / var(--lh-title) var(--font-serif); letter-spacing: var(--tr-title); text-wrap: balance; }
.deck { margin-top: 1rem; max-width: var(--measure); font: 400 var(--t-deck) / var(--lh-deck) var(--font-serif); color: var(--ink-2); }
.scotch { margin-top: 1.75rem; height: 6px; border: 0; border-top: var(--rule-thick) solid var(--ink); border-bottom: 1px solid var(--ink); }
.kinds ol { list-style: none; margin-top: 1rem; }
.kinds a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: 0.5625rem 0; border-bottom: 1px solid var(--rule); font-size: var(--t-ui); font-weight: var(--w-strong); text-decoration: none; }
.kinds a:hover span:first-child { text-decoration: underline; }
.kinds .number { font-variant-numeric: tabular-nums; font-weight: 400; color: var(--ink-3); }
.kinds .has-findings .number { color: var(--ink); font-weight: var(--w-strong); }
.kinds .all { margin-top: 0.75rem; font-size: var(--t-meta); }
.kinds .all a { display: inline; border: 0; padding: 0; font-weight: 400; text-decoration: underline; }
main > section { padding-block: 1.75rem 2.25rem; border-bottom: 1px solid var(--ink); }
main > section:last-child { border-bottom: 0; }
/* A kind that was chosen in the list is shown alone. */
main:has(> section:target) > section:not(:target) { display: none; }
main > section:target { border-bottom: 0; }
h2 { font: var(--w-display) var(--t-h1) / var(--lh-h1) var(--font-serif); letter-spacing: var(--tr-h1); }
h3 { margin-top: 1.5rem; font-size: var(--t-ui); font-weight: var(--w-strong); }
.summary { margin-top: 0.5rem; color: var(--ink-2); max-width: 75ch; }
.findings { list-style: none; margin-top: 1rem; }
.findings > li { padding: 0.875rem 0; border-top: 1px solid var(--rule); display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.25rem 1rem; }
.severity { justify-self: start; align-self: start; font-size: var(--t-micro); line-height: 1.25rem; font-weight: var(--w-strong); padding-inline: 0.4375rem; border: 1px solid transparent; border-radius: var(--r-control); }
.error { background: var(--ink); color: var(--on-ink); border-color: var(--ink); }
.warning { border-color: var(--ink); }
.note { padding-inline: 0; font-weight: 400; color: var(--ink-3); }
.message { font-size: 0.9375rem; line-height: 1.45; }
.message b { font-weight: var(--w-strong); }
.place, .hint, .also { font-size: var(--t-meta); line-height: var(--lh-meta); color: var(--ink-3); }
.hint { color: var(--ink-2); }
.count { white-space: nowrap; }
pre { margin-top: 0.5rem; padding: 0.625rem 0.75rem; overflow-x: auto; background: var(--paper-2); font: var(--t-micro) / 1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: normal; }
.places { list-style: none; margin-top: 0.375rem; max-height: 24rem; overflow-y: auto; border-top: 1px solid var(--rule); }
.places li { padding: 0.375rem 0; border-bottom: 1px solid var(--rule); font-size: var(--t-meta); line-height: var(--lh-meta); color: var(--ink-2); }
.places bdi { display: block; color: var(--ink-3); }
details > summary { cursor: pointer; font-size: var(--t-meta); color: var(--ink-2); padding-block: 0.25rem; text-decoration: underline; text-decoration-color: var(--rule-strong); text-underline-offset: 0.2em; }
.rest { margin-top: 0.5rem; border-top: 1px solid var(--rule); padding-top: 0.5rem; }
.bar { display: block; width: 100%; height: 0.75rem; margin-top: 1rem; }
.bar .ground { fill: var(--paper-2); }
.bar .one { fill: var(--ink); }
.bar .two { fill: var(--ink-3); }
.bar .more { fill: var(--rule-2); }
.bar .over { fill: var(--ink); }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-top: 0.625rem; list-style: none; font-size: var(--t-meta); color: var(--ink-2); }
.legend svg { display: inline-block; margin-top: 0; width: 0.625rem; height: 0.625rem; margin-inline-end: 0.4375rem; }
table { width: 100%; margin-top: 0.75rem; border-collapse: collapse; font-size: var(--t-ui); font-variant-numeric: tabular-nums; }
th, td { padding: 0.5rem 0; border-top: 1px solid var(--rule); text-align: start; vertical-align: baseline; font-weight: 400; }
th + td, td + td { padding-inline-start: 1rem; text-align: end; white-space: nowrap; }
.hosts { display: grid; gap: 0 var(--gutter); grid-template-columns: minmax(0, 1fr); }
.hosts > div { border-top: 1px solid var(--ink); margin-top: 1.5rem; padding-top: 0.625rem; }
.hosts h3 { margin-top: 0; display: flex; justify-content: space-between; gap: 1rem; font: var(--w-head) 1.125rem / 1.22 var(--font-serif); }
.hosts h3 span { font: 400 var(--t-meta) / 1.35 var(--font-sans); color: var(--ink-2); align-self: center; }
.hosts p { margin-top: 0.625rem; font-size: var(--t-meta); line-height: var(--lh-meta); color: var(--ink-2); }
.hosts .bar { height: 0.375rem; margin-top: 0.25rem; }
.hosts .remark { color: var(--ink-3); }
footer { margin-top: 1.5rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); font-size: var(--t-meta); color: var(--ink-3); }
@media (min-width: 37.5em) {
  .kinds ol { columns: 2; column-gap: var(--gutter); }
  .kinds li { break-inside: avoid; }
  .findings > li { grid-template-columns: 4.75rem minmax(0, 1fr); }
  .findings > li > :not(.severity) { grid-column: 2; }
  .hosts { grid-template-columns: repeat(3, minmax(0, 1fr)); }
}
@media (min-width: 60em) {
  .columns { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 var(--gutter); }
  .kinds { position: sticky; top: 0; align-self: start; padding-bottom: 2rem; }
  .kinds ol { columns: 1; }
  main { border-inline-start: 1px solid var(--rule); padding-inline-start: var(--gutter); }
}
@media print {
  .kinds { display: none; }
  body { padding: 0; max-width: none; }
}
`

const FONTS = [
  ['Newsreader', 'newsreader.woff2'],
  ['Public Sans', 'public-sans.woff2'],
] as const

/** The styles of the page with our fonts in them. Without the fonts, the page has those of the device. */
export function pageStyle(fonts = join(compiledFolder(), 'fonts')): string {
  const faces = FONTS.flatMap(([family, file]) => {
    const path = join(fonts, file)
    if (!existsSync(path)) return []
    const data = readFileSync(path).toString('base64')
    return `@font-face { font-family: "${family}"; src: url("data:font/woff2;base64,${data}") format("woff2"); font-weight: 400 700; }\n`
  })
  return faces.join('') + TOKENS + RULES
}
