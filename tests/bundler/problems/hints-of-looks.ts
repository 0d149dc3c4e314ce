import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FolderExample } from './hint-example.ts'

const FONT = readFileSync(join(import.meta.dirname, '../../../src/ui/fonts/public-sans.woff2'))
const A = { '_news/2020-06-10-story.md': '---\ntitle: A story\n---\nThe tide rose.\n' }
const drawing = (shapes: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 12">${shapes}</svg>`
const SHAPE = '<path d="M0 0h9v9z"/>'

/** Files that have a problem with the looks of a site, and after a person has done what the hint says. */
export const LOOKS_HINTS: readonly FolderExample[] = [
  [
    'missing-look-file',
    'Put the file below assets/, and write its path, such as assets/my-file.svg.',
    { ...A, 'site.yaml': 'nameplate: logo.svg\n' },
    { 'assets/logo.svg': drawing(SHAPE), 'site.yaml': 'nameplate: assets/logo.svg\n' },
  ],
  [
    'look-file-too-large',
    'Every reader loads it: make it smaller.',
    { ...A, 'site.yaml': 'nameplate: assets/n.svg\n', 'assets/n.svg': drawing(SHAPE) + ' '.repeat(300_000) },
    { 'assets/n.svg': drawing(SHAPE) },
  ],
  [
    'invalid-nameplate',
    'Write a shorter text, or save the drawing as SVG, which is sharp at every size and follows the dark theme.',
    { ...A, 'site.yaml': `nameplate: ${'The Tide '.repeat(9)}\n` },
    { 'site.yaml': 'nameplate: The Tide\n' },
    { 'site.yaml': 'nameplate: assets/n.svg\n', 'assets/n.svg': drawing(SHAPE) },
  ],
  [
    'unsafe-nameplate',
    'Turn text into outlines when you export the drawing.',
    { ...A, 'site.yaml': 'nameplate: assets/n.svg\n', 'assets/n.svg': drawing('<text>The Tide</text>') },
    { 'assets/n.svg': drawing(SHAPE) },
  ],
  [
    'invalid-font',
    'Save the font as woff2, which every browser knows and which is the smallest.',
    { ...A, 'site.yaml': 'fonts: { text: assets/f.woff2 }\n', 'assets/f.woff2': Buffer.from('wOFF of another kind') },
    { 'assets/f.woff2': FONT },
  ],
  [
    'invalid-footer',
    'Write both: label: Imprint, and below it url: https://news.example/imprint.',
    { ...A, 'site.yaml': 'footer:\n  - label: Imprint\n' },
    { 'site.yaml': 'footer:\n  - label: Imprint\n    url: https://news.example/imprint\n' },
  ],
  [
    'invalid-interface',
    'Write compact.',
    { ...A, 'site.yaml': 'interface: { density: compct }\n' },
    { 'site.yaml': 'interface: { density: compact }\n' },
  ],
  [
    'invalid-bands',
    'Write such a number, or remove the field.',
    { ...A, 'site.yaml': 'bands: 40\n' },
    { 'site.yaml': 'bands: 4\n' },
    { 'site.yaml': 'title: Tide\n' },
  ],
  [
    'low-contrast',
    'The nearest colour for ink-3 that passes is #696969.',
    { ...A, 'theme.css': ':root { --ink-3: #b0b0b0; }\n' },
    { 'theme.css': ':root { --ink-3: #696969; }\n' },
  ],
  [
    'theme-syntax',
    'Write :root { … }, and :root[data-theme="dark"] { … } or @media (prefers-color-scheme: dark) { :root { … } } for the dark theme.',
    { ...A, 'theme.css': 'body { --ink: #111; }\n' },
    { 'theme.css': ':root { --ink: #111; }\n' },
    { 'theme.css': '@media (prefers-color-scheme: dark) { :root { --ink: #eee; } }\n' },
  ],
  [
    'theme-property',
    'Write one of the tokens, or remove the line.',
    { ...A, 'theme.css': ':root { color: #111; }\n' },
    { 'theme.css': ':root { --ink: #111; }\n' },
    { 'theme.css': ':root {}\n' },
  ],
  [
    'theme-token',
    'Did you mean “--rule”?',
    { ...A, 'theme.css': ':root { --ruel: #ccc; }\n' },
    { 'theme.css': ':root { --rule: #ccc; }\n' },
  ],
  [
    'theme-value',
    'Write such a value, or remove the line.',
    { ...A, 'theme.css': ':root { --ink: black; }\n' },
    { 'theme.css': ':root { --ink: #000; }\n' },
    { 'theme.css': ':root {}\n' },
  ],
]
