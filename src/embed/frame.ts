/**
 * The script of the embedded document: options of its address become attributes, which the styles read, and an order of
 * its list. Runs in its head, before anything is drawn, also where there is no storage and no origin. It tells the page
 * around it how high the document is and listens to nobody.
 */
import { EMBED_TALLEST, type EmbedMessage, directionOf, parseEmbedOptions } from '../contract/embed.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const options = parseEmbedOptions(location.search)
const root = document.documentElement

const all = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document) =>
  within.querySelectorAll<T>(selector)

/** What the first drawing depends on. */
function dress(): void {
  const { theme, layout, images, chrome, lang } = options
  if (theme !== 'auto') root.dataset['theme'] = theme
  root.dataset['layout'] = layout
  root.dataset['images'] = images
  root.dataset['chrome'] = chrome.join(' ')
  const accent = options.accent ?? root.dataset['accent']
  if (accent) root.style.setProperty('--accent', accent)
  root.style.setProperty('--shown', String(options.limit))
  if (!lang || !isLanguage(lang)) return
  root.lang = lang
  root.dir = directionOf(lang)
}

/** Some tags look like one and are none, and `Intl` throws at them. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}

function arrange(): void {
  const { sort, limit } = options
  const place = (story: HTMLElement) => Number(story.dataset[sort] ?? Infinity)
  const stories = [...all('.story')]
  if (sort === 'top') {
    stories.sort((a, b) => place(a) - place(b) || 0)
    stories[0]?.parentElement?.append(...stories)
  }
  stories.forEach((story, at) => {
    story.hidden = at >= limit
    if (!story.hidden) show(story)
  })
  for (const time of all<HTMLTimeElement>('time')) tellAge(time)
  if (options.layout === 'ticker') letPause()
}

/** Layouts of words alone ask for no pictures either. */
const isBare = options.images === 'none' || options.layout === 'headlines' || options.layout === 'ticker'

function show(story: HTMLElement): void {
  if (options.target === 'reader')
    for (const link of all<HTMLAnchorElement>('a[data-reader]', story)) link.href = link.dataset['reader'] ?? ''
  for (const picture of all<HTMLAnchorElement>('a.pic', story)) {
    picture.href = story.querySelector<HTMLAnchorElement>('.head a')?.href ?? picture.href
    if (isBare) picture.remove()
  }
  for (const image of all<HTMLImageElement>('img[data-src]', story)) image.src = image.dataset['src'] ?? ''
  for (const panel of all('.related', story)) panel.hidden = !options.related
}

/** `3 hr` or `2 days` for a week, then the day, as the reader says it; a day without an hour stays one. */
function tellAge(time: HTMLTimeElement): void {
  const moment = new Date(time.dateTime)
  const age = Date.now() - moment.getTime()
  if (Number.isNaN(age)) return
  const isDay = time.dateTime.length === 10
  const count = (value: number, unit: string, unitDisplay: 'short' | 'long') =>
    new Intl.NumberFormat(root.lang, { style: 'unit', unit, unitDisplay }).format(Math.max(1, Math.floor(value)))
  const date = () =>
    new Intl.DateTimeFormat(root.lang, {
      day: 'numeric',
      month: 'short',
      ...(moment.getUTCFullYear() !== new Date().getUTCFullYear() && { year: 'numeric' }),
      ...(isDay && { timeZone: 'UTC' }),
    }).format(moment)
  // The stories around it may be in another language.
  time.lang = root.lang
  time.textContent =
    age < (isDay ? DAY : 0) || age >= 7 * DAY
      ? date()
      : age < HOUR
        ? count(age / MINUTE, 'minute', 'short')
        : age < DAY
          ? count(age / HOUR, 'hour', 'short')
          : count(age / DAY, 'day', 'long')
}

/** What moves can be stopped. */
function letPause(): void {
  const button = document.querySelector<HTMLButtonElement>('.pause')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => {
    button.ariaPressed = String(root.toggleAttribute('data-paused'))
  })
}

/** A picture that does not come leaves its topic's name in its place, a logo nothing. */
function standIn({ target }: Event): void {
  if (!(target instanceof HTMLImageElement)) return
  const frame = target.closest('.pic, .tile')
  if (!frame?.matches('.pic')) return frame?.remove()
  const name = document.createElement('span')
  name.ariaHidden = 'true'
  name.dir = 'auto'
  name.textContent = target.closest<HTMLElement>('.story')?.dataset['topic'] ?? ''
  target.replaceWith(name)
  frame.classList.remove('pic--fit')
  frame.classList.add('pic--broken')
}

/** Measures the content, never the window, so that what the host does with the number can't change the number. */
function tellHeight(content: Element): void {
  let told = 0
  new ResizeObserver(() => {
    const height = Math.min(Math.ceil(content.getBoundingClientRect().height), EMBED_TALLEST)
    if (height === told || height < 1) return
    told = height
    root.style.setProperty('--told', `${height}px`)
    const message: EmbedMessage = { type: 'broadsheet:height', height }
    // Anyone may know it: there is nothing private in it, and a sandboxed host has no name to send it to.
    parent.postMessage(message, '*')
  }).observe(content)
}

dress()
addEventListener('error', standIn, true)
document.addEventListener('DOMContentLoaded', () => {
  arrange()
  const content = document.querySelector('.embed')
  if (content && parent !== window) tellHeight(content)
})
