/**
 * The script of the embedded document. It turns the options in the address into attributes for the styles, says the
 * words in the reader's language, orders the stories, and sends the document's height to the page around it. It accepts no messages. It runs in the head, before
 * the first paint, and needs neither storage nor an origin.
 */
import { MAX_EMBED_HEIGHT, type HeightMessage, directionOf, parseEmbedOptions } from '../contract/embed.ts'
import { chooseLanguage, languageOf, localeFor } from '../messages/languages.ts'
import { saysAgo } from '../ui/format/says-ago.ts'
import { loadMessages, translate } from './translate.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const options = parseEmbedOptions(location.search)
const root = document.documentElement

/** The words around the stories are in this language, and in English if we do not have it. */
const siteLocale = root.lang

/** The `lang` option comes first, then the language that the publisher has set, then those of the browser. */
const wanted = options.lang && isLanguageTag(options.lang) ? options.lang : undefined
const chosen = wanted ?? root.dataset['language']
const language = chooseLanguage('auto', chosen ? [chosen] : navigator.languages, siteLocale)
const isOtherLanguage = language !== (languageOf(siteLocale) ?? 'en')

/** BCP 47 tag for dates, numbers and the direction of the page. */
const locale = wanted ?? (isOtherLanguage ? localeFor(language, navigator.languages, siteLocale) : siteLocale)
const messages = isOtherLanguage ? loadMessages(language) : undefined

const findAll = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document) =>
  within.querySelectorAll<T>(selector)

/** Sets the attributes and styles that the first paint needs. */
function applyOptions(): void {
  const { theme, layout, images, chrome } = options
  if (theme !== 'auto') root.dataset['theme'] = theme
  root.dataset['layout'] = layout
  root.dataset['images'] = images
  root.dataset['chrome'] = chrome.join(' ')
  const accent = options.accent ?? root.dataset['accent']
  if (accent) root.style.setProperty('--accent', accent)
  // The site's accents for each theme do not count before that of the host page.
  if (options.accent) for (const name of ['--accent-light', '--accent-dark']) root.style.setProperty(name, 'initial')
  root.style.setProperty('--shown', String(options.limit))
  if (locale === siteLocale) return
  root.lang = locale
  root.dir = directionOf(locale)
}

/** False for a text that `Intl` would throw at, although it has the form of a language tag. */
function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}

/** Orders the stories, shows as many as the options say, and updates what depends on the present time. */
function arrangeStories(): void {
  const { sort, limit } = options
  const rank = (story: HTMLElement) => Number(story.dataset[sort] ?? Infinity)
  const stories = [...findAll('.story')]
  if (sort === 'top') {
    // The difference of two missing ranks is NaN, which must count as equal.
    stories.sort((a, b) => rank(a) - rank(b) || 0)
    stories[0]?.parentElement?.append(...stories)
  }
  stories.forEach((story, at) => {
    story.hidden = at >= limit
    if (!story.hidden) show(story)
  })
  for (const time of findAll<HTMLTimeElement>('time')) showAge(time)
  if (options.layout === 'ticker') enablePause()
}

/** Headlines and ticker show no pictures, so they are not loaded. */
const hidesPictures = options.images === 'none' || options.layout === 'headlines' || options.layout === 'ticker'

/** Loads the pictures of a story and sets its links. */
function show(story: HTMLElement): void {
  if (options.target === 'reader')
    for (const link of findAll<HTMLAnchorElement>('a[data-reader]', story)) link.href = link.dataset['reader'] ?? ''
  for (const picture of findAll<HTMLAnchorElement>('a.pic', story)) {
    picture.href = story.querySelector<HTMLAnchorElement>('.head a')?.href ?? picture.href
    if (hidesPictures) picture.remove()
  }
  for (const image of findAll<HTMLImageElement>('img[data-src]', story)) {
    image.srcset = image.dataset['srcset'] ?? ''
    image.src = image.dataset['src'] ?? ''
  }
  for (const panel of findAll('.related', story)) panel.hidden = !options.related
}

/** Writes `3 hr` or `2 days` for a week, then the date, as the reader does. A day without an hour never gets hours. */
function showAge(time: HTMLTimeElement): void {
  const moment = new Date(time.dateTime)
  const age = Date.now() - moment.getTime()
  if (Number.isNaN(age)) return
  const isDay = time.dateTime.length === 10
  const formatUnit = (value: number, unit: 'minute' | 'hour' | 'day', unitDisplay: 'short' | 'long') => {
    const whole = Math.max(1, Math.floor(value))
    return saysAgo(root.lang)
      ? new Intl.RelativeTimeFormat(root.lang).format(-whole, unit)
      : new Intl.NumberFormat(root.lang, { style: 'unit', unit, unitDisplay }).format(whole)
  }
  const date = () =>
    new Intl.DateTimeFormat(root.lang, {
      day: 'numeric',
      month: 'short',
      ...(moment.getUTCFullYear() !== new Date().getUTCFullYear() && { year: 'numeric' }),
      ...(isDay && { timeZone: 'UTC' }),
    }).format(moment)
  // The story around it may be in another language.
  time.lang = root.lang
  time.textContent =
    age < (isDay ? DAY : 0) || age >= 7 * DAY
      ? date()
      : age < HOUR
        ? formatUnit(age / MINUTE, 'minute', 'short')
        : age < DAY
          ? formatUnit(age / HOUR, 'hour', 'short')
          : formatUnit(age / DAY, 'day', 'long')
}

/** Shows the button that pauses the ticker. Moving content must be stoppable. */
function enablePause(): void {
  const button = document.querySelector<HTMLButtonElement>('.pause')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => {
    button.ariaPressed = String(root.toggleAttribute('data-paused'))
  })
}

/** Puts the name of the outlet in place of a picture that fails to load, and leaves the initials in place of a logo. */
function replaceBrokenImage({ target }: Event): void {
  if (!(target instanceof HTMLImageElement)) return
  const frame = target.closest('.pic')
  if (!frame) return target.remove()
  const name = document.createElement('span')
  name.className = 'pic__outlet'
  name.ariaHidden = 'true'
  name.dir = 'auto'
  name.textContent = target.closest('article')?.querySelector('.source b')?.textContent ?? ''
  target.replaceWith(name)
  frame.classList.remove('pic--fit')
  frame.classList.add('pic--broken')
}

/** Removes the initials under a logo that has loaded. */
function uncoverLogo({ target }: Event): void {
  if (!(target instanceof HTMLImageElement)) return
  const tile = target.closest('.tile')
  tile?.removeAttribute('data-mono')
  tile?.replaceChildren(target)
}

/** Reports each new height of the content. The window's height is not used, since the host page sets it. */
function reportHeight(content: Element): void {
  let reported = 0
  new ResizeObserver(() => {
    const height = Math.min(Math.ceil(content.getBoundingClientRect().height), MAX_EMBED_HEIGHT)
    if (height === reported || height < 1) return
    reported = height
    root.style.setProperty('--reported-height', `${height}px`)
    const message: HeightMessage = { type: 'broadsheet:height', height }
    // The height is not private, and a sandboxed host page has no origin to send it to.
    parent.postMessage(message, '*')
  }).observe(content)
}

applyOptions()
addEventListener('error', replaceBrokenImage, true)
// Not on the window: `load` of an image does not reach it.
document.addEventListener('load', uncoverLogo, true)
document.addEventListener('DOMContentLoaded', () => {
  arrangeStories()
  void messages?.then((loaded) => loaded && translate(loaded, locale))
  const content = document.querySelector('.embed')
  if (content && parent !== window) reportHeight(content)
})
