import { PLACE_PREFIX, placeName } from '../../contract/story-html.ts'

// What the text of a story does beside being read. The text is HTML of the bundler, so it has no components.

/** Gives headings their names, so that links of other pages lead to them. Those with a link on the page have theirs. */
export function nameHeadings(text: HTMLElement): void {
  for (const heading of text.querySelectorAll(':is(h2, h3, h4):not([id])')) {
    const name = PLACE_PREFIX + placeName(heading.textContent ?? '')
    if (name !== PLACE_PREFIX && !document.getElementById(name)) heading.id = name
  }
}

/**
 * Lets the keyboard reach code and tables that are wider than their column, since only then do they scroll.
 * @param label of a part that has no caption
 * @returns ends this
 */
export function watchWideParts(text: HTMLElement, label: string): () => void {
  const parts = text.querySelectorAll<HTMLElement>('pre, .scroll, math[display="block"]')
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWide = target.scrollWidth > target.clientWidth
      const caption = target.closest('figure, .scroll')?.querySelector('figcaption, caption')?.textContent
      for (const [name, value] of [
        ['tabindex', '0'],
        ['role', 'group'],
        ['aria-label', caption ?? label],
      ] as const) {
        if (isWide) target.setAttribute(name, value)
        else target.removeAttribute(name)
      }
    }
  })
  for (const part of parts) observer.observe(part)
  return () => observer.disconnect()
}

/** The address of the player for the page of a video; undefined for all other addresses. */
function playerOf(page: string): string | undefined {
  const youtube = /^https:\/\/www\.youtube\.com\/watch\?v=([\w-]{6,20})$/.exec(page)?.[1]
  if (youtube) return `https://www.youtube-nocookie.com/embed/${youtube}?autoplay=1&rel=0`
  const vimeo = /^https:\/\/vimeo\.com\/(\d+)$/.exec(page)?.[1]
  return vimeo && `https://player.vimeo.com/video/${vimeo}?autoplay=1&dnt=1`
}

/** Puts a player in the place of a link to a video when it is pressed. Nothing is requested before. @returns ends this */
export function playVideos(text: HTMLElement): () => void {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.video__link') : null
    const player = link && playerOf(link.href)
    if (!player) return
    event.preventDefault()
    const frame = document.createElement('iframe')
    frame.className = 'player-frame'
    frame.title = link.textContent ?? ''
    frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
    frame.referrerPolicy = 'strict-origin-when-cross-origin'
    frame.allowFullscreen = true
    frame.src = player
    link.replaceWith(frame)
    frame.focus()
  }
  text.addEventListener('click', onClick)
  return () => text.removeEventListener('click', onClick)
}
