/**
 * Source of `embed.js`, which stands in other people's pages: `<broadsheet-topic topic="climate">` becomes a frame with
 * the topic's embedded document. One file, classic or module; where it was loaded from is the edition it shows.
 *
 * Attributes: `topic` (none: the top stories), every option of the address, `height` (a promise: so much is kept free,
 * and nothing in view moves when the document proves higher or lower), `label` (name of the frame), `src` (address of
 * another edition). What stands inside the element is shown until this script has come, and when its address is wrong.
 * Events, bubbling through shadow roots: `load` when the document has
 * spoken first, which a 404 page or a blocked frame never does; `resize` with `detail.height`; `error` when the address
 * is wrong or nothing was heard for {@link PATIENCE} since the frame came into view.
 */
import { embedPath, isEmbedMessage } from '../contract/embed.ts'

const TAG = 'broadsheet-topic'

const ATTRIBUTES = 'topic src height label theme layout sort limit accent images chrome lang related target'.split(' ')

/** Parts of the address; what they may be is known to the document alone, which keeps this script small. */
const OPTIONS = ATTRIBUTES.slice(4)

const PATIENCE = 15_000

/** Steps of a loop follow each other faster, a reader who opens and closes a panel is slower. */
const LOOP_MS = 400

/** Address of the edition, with a slash at its end, from its own or that of its script. Empty, or throws, if it is none. */
function editionAt(address: string): string {
  // Nothing is no address, though beside a base it would be one.
  const { href, origin, pathname } = new URL(address, address && document.baseURI)
  return href.startsWith('http') ? origin + pathname.replace(/(\/[^/]*\.js)?\/*$/, '/') : ''
}

/** What `make` makes; nothing where a text is no address. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return
  }
}

/**
 * `document.currentScript` can be an `<img name="currentScript">` of some comment, and is empty in a module; there
 * `import.meta` would name the script, but a classic script that only mentions it does not run at all. The stack does.
 */
function ownAddress(): string {
  const script = document.currentScript
  if (script instanceof HTMLScriptElement) return script.src
  return /https?:\S+?(?=:\d+:\d+)/.exec(new Error().stack ?? '')?.[0] ?? ''
}

/** Kept free before the document has spoken, where the page does not say: about what it is at its columns for a width. */
function usualHeight(layout: string, limit: number, width: number): number {
  if (layout === 'ticker') return 124
  const columns = width < 480 ? 1 : width < 736 ? 2 : 3
  return 90 + Math.ceil(limit / columns) * (columns > 1 && !/^[lh]/.test(layout) ? 290 : 125)
}

/** @param home address of the edition whose script this is; empty when unknown */
function defineElement(home: string): void {
  const style = new CSSStyleSheet()
  style.replaceSync(':host(:not([hidden])),iframe{display:block}iframe{width:100%;border:0}')

  const shown = new Set<BroadsheetTopic>()

  // Where things stand is known when a frame is drawn: the page may be scrolled in the same one.
  const onEvent = (event: Event) => {
    shown.forEach((topic) => topic.hear(event))
    requestAnimationFrame((now) => shown.forEach((topic) => topic.fit(now)))
  }
  for (const type of ['message', 'scroll']) addEventListener(type, onEvent, true)

  class BroadsheetTopic extends HTMLElement {
    static observedAttributes = ATTRIBUTES

    #root = Object.assign(this.attachShadow({ mode: 'open' }), { adoptedStyleSheets: [style] })
    #frame: HTMLIFrameElement | undefined
    #wanted = 0
    #height = 0
    #heightBefore = 0
    #heldAt = 0
    #changed = 0
    #due = false
    #timer: ReturnType<typeof setTimeout> | undefined
    #sight = new IntersectionObserver(([entry]) => {
      // A lazy frame out of view may never be asked for; in view it has been.
      if (entry?.isIntersecting) {
        this.#rest()
        this.#timer = setTimeout(() => this.#tell('error'), PATIENCE)
      }
    })

    connectedCallback() {
      shown.add(this)
      this.attributeChangedCallback()
    }

    disconnectedCallback() {
      shown.delete(this)
      this.#close()
    }

    /** `moveBefore` keeps the frame's document alive, so there is nothing to do. */
    connectedMoveCallback() {}

    attributeChangedCallback() {
      // Many attributes may change together, and whoever made the element wants to hear its events.
      if (!this.#due) queueMicrotask(() => this.#draw())
      this.#due = true
    }

    /** Somebody spoke, maybe the document. */
    hear({ source, origin, data }: Partial<MessageEvent<unknown>>) {
      // The sandbox makes the origin of whatever the frame holds opaque.
      if (source !== this.#frame?.contentWindow || origin !== 'null' || !isEmbedMessage(data)) return
      if (!this.#wanted) {
        this.#rest()
        this.#tell('load')
      }
      this.#wanted = data.height
    }

    /** As high as the document wants, if that is seemly now. @param now of the frame that is about to be drawn */
    fit(now: number) {
      const height = this.#wanted
      if (!this.#frame || !height || height === this.#height) return
      const { top, bottom } = this.getBoundingClientRect()
      // A higher frame gives the page a scrollbar, which makes the frame narrower and lower, which takes the scrollbar
      // away: the higher of the two stays.
      if (height === this.#heightBefore && height < this.#height && now - this.#changed < LOOP_MS)
        this.#wanted = this.#height
      // What stands below in view would move, unless the reader is in the frame or the window has another width.
      else if (
        this.#heldAt !== innerWidth ||
        this.#root.activeElement ||
        Math.min(bottom, top + height) >= innerHeight
      ) {
        this.#heightBefore = this.#height
        this.#height = height
        this.#changed = now
        this.#frame.style.height = `${height}px`
        this.#tell('resize', { height })
      }
    }

    #draw() {
      this.#due = false
      if (!this.isConnected) return
      const given = (name: string) => this.getAttribute(name) ?? ''
      const topic = given('topic')
      const url = attempt(() => {
        const edition = editionAt(given('src') || home)
        const url = new URL(`.${embedPath(topic)}`, edition)
        for (const name of OPTIONS) {
          const value = this.getAttribute(name)
          if (value !== null) url.searchParams.set(name, value)
        }
        // A topic called `..` leads elsewhere.
        return url.href.startsWith(`${edition}embed/`) ? url : undefined
      })
      if (!url) {
        this.#close()
        return this.#tell('error')
      }
      const frame = this.#frame?.src === url.href ? this.#frame : this.#open(url.href)
      frame.title = given('label') || (topic && `${topic} - `) + url.host
      const usual = usualHeight(given('layout'), Math.min(24, Number(given('limit')) || 6), this.clientWidth)
      frame.style.height = `${this.#height || Number(given('height')) || usual}px`
      // A document in another scheme than its frame is never transparent.
      frame.style.colorScheme = given('theme').replace('auto', '')
    }

    /** A new frame for each address: a new address for the old frame would be a step in the page's history. */
    #open(src: string): HTMLIFrameElement {
      const frame = Object.assign(document.createElement('iframe'), {
        loading: 'lazy',
        sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
        referrerPolicy: 'no-referrer',
        src,
      })
      this.#wanted = 0
      // Whoever leads a frame elsewhere expects another height.
      this.#heldAt = !this.#frame && this.hasAttribute('height') ? innerWidth : 0
      this.#rest()
      this.#root.replaceChildren(frame)
      this.#sight.observe(frame)
      return (this.#frame = frame)
    }

    #close() {
      this.#rest()
      this.#frame = undefined
      // What stands inside the element is seen instead.
      this.#root.replaceChildren(document.createElement('slot'))
    }

    #rest() {
      this.#sight.disconnect()
      clearTimeout(this.#timer)
    }

    #tell(type: string, detail?: { readonly height: number }) {
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }))
    }
  }

  customElements.define(TAG, BroadsheetTopic)
}

/**
 * Makes the element of `<a class="broadsheet-topic" href="…/embed/climate/?theme=dark">` and of
 * `<blockquote class="broadsheet-topic" data-topic="climate"><a href="…">`, if they lead into this script's edition;
 * options in `data-` attributes come first. The plain link stays inside, for when the address proves wrong. Throws where
 * the link has no address, or is one of an SVG.
 */
function upgradeLink(link: HTMLAnchorElement, home: string): void {
  const fallback = link.closest<HTMLElement>(`blockquote.${TAG}`) ?? link
  const { href, searchParams } = new URL(link.href)
  const name = /^embed\/([^/?#]*)/.exec(href.slice(home.length))?.[1]
  const values: Record<string, string | undefined> = {
    label: link.textContent.trim(),
    ...Object.fromEntries(searchParams),
    topic: name && decodeURIComponent(name),
    ...fallback.dataset,
    src: home,
  }
  if (!href.startsWith(home) || fallback.closest(TAG) || values['topic'] === undefined) return
  const element = document.createElement(TAG)
  for (const name of ATTRIBUTES) if (name in values) element.setAttribute(name, values[name] ?? '')
  fallback.replaceWith(element)
  element.append(fallback)
}

function start(): void {
  const home = attempt(() => editionAt(ownAddress())) ?? ''
  if (!customElements.get(TAG)) defineElement(home)
  if (!home) return
  const upgrade = () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>(`a.${TAG},blockquote.${TAG} a`))
      attempt(() => upgradeLink(link, home))
  }
  upgrade()
  // Links that come later are not watched for, since moving nodes that a framework keeps would break it: a page that
  // adds some says so itself, `document.dispatchEvent(new Event('broadsheet:upgrade'))`.
  for (const type of ['DOMContentLoaded', 'broadsheet:upgrade']) document.addEventListener(type, upgrade)
}

// A server that renders the page may import this and has nothing to do.
if (typeof customElements !== 'undefined') start()
