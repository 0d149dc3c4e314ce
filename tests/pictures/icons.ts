/**
 * `npm run icons`, after `npm run build`: draws the icons of the installed reader from `public/icon.svg`, and takes the
 * screenshots for its installation from the built-in edition. The results are in git, because a build must not need a
 * browser.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, likelyBrowser } from '../browser.ts'
import { ROOT } from '../built-site.ts'
import { startServer } from '../e2e/server.ts'

const OUT = join(ROOT, 'public/icons')
const SVG = readFileSync(join(ROOT, 'public/icon.svg'), 'utf8')
const BACKGROUND = '#14171f'

/** A launcher may cut a maskable icon to a circle, whose diameter is this part of its width. */
const SAFE_ZONE = 0.8

/** @param scale part of the icon's width that the drawing fills */
async function drawIcon(page: Page, name: string, size: number, svg: string, scale = 1, background = 'transparent') {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;width:${size}px;height:${size}px;background:${background}}svg{width:${size * scale}px;height:${size * scale}px}</style>${svg}`,
  )
  writeFileSync(join(OUT, `${name}.png`), await page.screenshot({ omitBackground: true }))
}

async function takeScreenshot(page: Page, name: string, address: string) {
  await page.goto(address)
  await page.getByRole('article').first().waitFor()
  await page.waitForLoadState('networkidle')
  writeFileSync(join(OUT, `${name}.jpg`), await page.screenshot({ type: 'jpeg', quality: 78 }))
}

mkdirSync(OUT, { recursive: true })
const executablePath = process.env['CHROMIUM_PATH'] ?? likelyBrowser()
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) })
const server = await startServer((port) => ['lib/cli.mjs', 'serve', '--port', String(port)], '/')
try {
  const icons = await browser.newPage()
  await drawIcon(icons, 'any-192', 192, SVG)
  await drawIcon(icons, 'any-512', 512, SVG)
  await drawIcon(icons, 'apple-touch', 180, SVG)
  await drawIcon(icons, 'maskable-512', 512, SVG, SAFE_ZONE, BACKGROUND)
  // Systems use only the opacity of this icon, so the background is removed.
  await drawIcon(icons, 'monochrome-512', 512, SVG.replace(/<rect [^>]*\/>/, ''), SAFE_ZONE)
  writeFileSync(join(import.meta.dirname, 'drawn-from.txt'), `${createHash('sha256').update(SVG).digest('hex')}\n`)
  const address = `http://localhost:${server.port}/`
  const wide = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
  await takeScreenshot(wide, 'wide', address)
  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
  const narrow = await browser.newPage({ ...phone, serviceWorkers: 'block' })
  await takeScreenshot(narrow, 'narrow', address)
} finally {
  await browser.close()
  await server.stop()
}
