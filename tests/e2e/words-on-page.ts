import type { Page } from '@playwright/test'
import { LANGUAGE_NAMES } from '../../src/messages/language-names.ts'
import { cardsOf, manifestOf, storiesOf } from './edition.ts'
import type { SiteName } from './sites.ts'

/** Names of days and months, and the word between the last two names of a list, in a language. */
function wordsOfDates(locale: string): readonly string[] {
  const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, 0, 1 + 31 * month)))
  const words = (options: Intl.DateTimeFormatOptions) =>
    days.map((day) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(day))
  const [, and = ''] = new Intl.ListFormat(locale).formatToParts(['1', '2']).map(({ value }) => value.trim())
  return [
    and,
    ...words({ weekday: 'long' }),
    ...words({ weekday: 'short' }),
    ...words({ day: 'numeric', month: 'long' }),
    ...words({ day: 'numeric', month: 'short' }),
  ].map((word) => word.replace(/^[\d. ]+/, ''))
}

/** All texts of an edition: titles, excerpts, names of outlets, authors and topics, tags. Also words of dates. */
export function contentOf(site: SiteName, locale: string): readonly string[] {
  const textsIn = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
  }
  const names = [...Object.values(LANGUAGE_NAMES), 'kB', 'MB', 'GB']
  return [
    ...new Set([...textsIn([manifestOf(site), cardsOf(site), storiesOf(site)]), ...names, ...wordsOfDates(locale)]),
  ]
}

/**
 * Lists words that the reader sees or hears outside brackets, except content of the edition, numbers and times. With the
 * pseudo language, these are written in the code and not in the messages.
 */
export function unwrappedWords(page: Page, content: readonly string[]): Promise<string[]> {
  return page.evaluate((texts) => {
    const normal = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
    const known = new Set(texts.map(normal))
    const everything = texts.map(normal).join('\n')
    const isContent = (text: string) =>
      known.has(text.replaceAll(/[\d.,:–]/g, '').trim()) ||
      // A part of a long text is content too, such as a place where a search has found words.
      !/\p{L}/u.test(text) ||
      known.has(text) ||
      (text.length > 24 && everything.includes(text.replace(/^… ?| ?…$/g, '')))
    const describe = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`

    /** Returns what stands outside brackets. */
    const outside = (text: string) => {
      let rest = text
      while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '')
      return rest
    }
    const found: string[] = []

    // A sentence with an element in it begins in one text and ends in another, so brackets are counted across texts.
    let depth = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent?.checkVisibility({ visibilityProperty: true }) || parent.closest('script, style, noscript')) continue
      let words = ''
      for (const char of node.nodeValue ?? '') {
        if (char === '⟦') depth++
        else if (char === '⟧') depth--
        else if (depth === 0) words += char
      }
      words = normal(words)
      if (isContent(words) || parent.closest('time, kbd, code, textarea, .prose, .tile, .tfront__about')) continue
      // Content can be drawn in several elements, such as a title with marked words.
      const around = [parent, parent.parentElement, parent.parentElement?.parentElement]
      if (around.some((element) => element && known.has(normal(element.textContent ?? '')))) continue
      found.push(`${words} (in ${describe(parent)})`)
    }
    if (depth !== 0) found.push(`${depth} brackets are not closed`)

    for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'aria-valuetext'])
      for (const element of document.querySelectorAll(`body [${name}]`)) {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.matches('time, .prose *')) continue
        const words = normal(outside(element.getAttribute(name) ?? ''))
        if (!isContent(words)) found.push(`${words} (${name} of ${describe(element)})`)
      }
    for (const part of document.title.split(' · ')) {
      const words = normal(outside(part))
      if (!isContent(words)) found.push(`${words} (title of the document)`)
    }
    return [...new Set(found)]
  }, content)
}

/** Lists words in brackets that are cut off, stand out of their button, or lie over others. */
export function clippedWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const describe = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').slice(0, 60)}”`
    const hasWords = (node: Node) => node.textContent?.includes('⟦') ?? false
    const isDrawn = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      // Only screen readers see an element of one pixel.
      element.getBoundingClientRect().width > 1 &&
      !element.closest('.skip, .sr-only, [inert]')
    /** A result of a search has one line for all facts, and cuts off their end. Screen readers hear all. */
    const mayBeCut = '.hit .source'
    const found: string[] = []

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || !hasWords(node) || !isDrawn(parent) || parent.closest(mayBeCut)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const text = range.getBoundingClientRect()
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(box)
        if (/auto|scroll/.test(overflowX + overflowY)) break
        const edge = box.getBoundingClientRect()
        const isOverSide = text.right > edge.right + 1 || text.left < edge.left - 1
        const isButton = box.matches('button, a, summary, label, [role="tab"], .btn, .chip')
        if (isOverSide && (isButton || overflowX !== 'visible')) {
          found.push(`${describe(parent)} is wider than ${describe(box)}`)
          break
        }
        if (overflowY !== 'visible' && text.bottom > edge.bottom + 2) {
          found.push(`${describe(parent)} is higher than ${describe(box)}`)
          break
        }
        if (position === 'fixed') break
      }
    }

    // Neighbours in the flow of the page do not overlap.
    for (const parent of document.querySelectorAll('body *')) {
      if (parent.children.length < 2 || !hasWords(parent)) continue
      const boxes = [...parent.children]
        .filter((child) => {
          const { position, display, float } = getComputedStyle(child)
          const isInFlow = /static|relative/.test(position) && float === 'none' && !/^(inline|contents)$/.test(display)
          return isInFlow && isDrawn(child)
        })
        .map((child) => ({ child, box: child.getBoundingClientRect() }))
      for (const [index, { child, box }] of boxes.entries())
        for (const { child: other, box: next } of boxes.slice(index + 1)) {
          const across = Math.min(box.right, next.right) - Math.max(box.left, next.left)
          const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top)
          if (across > 2 && down > 2 && child.textContent && other.textContent && (hasWords(child) || hasWords(other)))
            found.push(`${describe(child)} lies over ${describe(other)}`)
        }
    }
    return [...new Set(found)]
  })
}
