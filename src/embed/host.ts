/**
 * Source of `embed.js`, which stands in other people's pages: `<broadsheet-topic topic="climate">` becomes a frame with
 * the topic's embedded document. One file, classic or module; where it was loaded from is the edition it shows.
 *
 * Attributes: `topic` (none: the top stories), every option of the address, `height` (what to keep free until the
 * document says how high it is), `label` (name of the frame), `src` (address of another edition). What stands inside
 * the element is shown when its address is wrong. Events, bubbling through shadow roots: `load` when the document has
 * spoken first, which a 404 page or a blocked frame never does; `resize` with `detail.height`; `error` when the address
 * is wrong or nothing was heard for {@link PATIENCE} since the frame came into view.
 */
import { EMBED_TALLEST, embedPath, isEmbedMessage } from '../contract/embed.ts'

const TAG = 'broadsheet-topic'

/** Parts of the address; what they may be is known to the document alone, which keeps this script small. */
const OPTIONS = 'theme layout sort limit accent images chrome lang related target'.split(' ')

const ATTRIBUTES = [...OPTIONS, 'topic', 'src', 'height', 'label']

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
  return /https?:\S+?(?=:\d+:\d+)/.exec(String(new Error().stack))?.[0] ?? ''
}

/** Kept free before the document has spoken: what it is in the sample edition, at its columns for a width. */
function usualHeight(layout: string, limit: number, width: number): number {
  if (layout === 'ticker') return 140
  const columns = width < 480 ? 1 : width < 736 ? 2 : 3
  const each = /^(list|headlines)$/.test(layout) ? 108 : columns > 1 ? 280 : 130
  return 100 + Math.ceil(limit / columns) * each
}

/** @param home address of the edition whose script this is; empty when unknown */
function defineElement(home: string): void {
  const style = new CSSStyleSheet()
  style.replaceSync(':host(:not([hidden])),iframe{display:block}iframe{width:100%;border:0}')

  const shown = new Set<BroadsheetTopic>()

  const onMessage = (event: MessageEvent<unknown>) => {
    for (const topic of shown) topic.hear(event)
  }

  class BroadsheetTopic extends HTMLElement {
    static observedAttributes = ATTRIBUTES

    #root = Object.assign(this.attachShadow({ mode: 'open' }), { adoptedStyleSheets: [style] })
    #frame: HTMLIFrameElement | undefined
    #height = 0
    #heightBefore = 0
    #changed = 0
    #silent = true
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
      // The same function again is no second listener.
      addEventListener('message', onMessage)
      this.attributeChangedCallback()
    }

    disconnectedCallback() {
      shown.delete(this)
      if (shown.size === 0) removeEventListener('message', onMessage)
      this.#close()
    }

    /** `moveBefore` keeps the frame's document alive, so there is nothing to do. */
    connectedMoveCallback() {}

    attributeChangedCallback() {
      // Many attributes may change together, and whoever made the element wants to hear its events.
      if (!this.#due) queueMicrotask(() => this.#draw())
      this.#due = true
    }

    hear({ source, origin, data, timeStamp }: MessageEvent<unknown>) {
      const frame = this.#frame
      if (!frame || !source || source !== frame.contentWindow) return
      // The sandbox makes the document's origin opaque.
      if ((origin !== 'null' && origin !== new URL(frame.src).origin) || !isEmbedMessage(data)) return
      const { height } = data
      // A higher frame gives the page a scrollbar, which makes the frame narrower and lower, which takes the scrollbar
      // away: the higher of the two stays.
      const loops = height === this.#heightBefore && height < this.#height && timeStamp - this.#changed < LOOP_MS
      const changes = height !== this.#height && !loops
      if (changes) {
        this.#heightBefore = this.#height
        this.#height = height
        this.#changed = timeStamp
        frame.style.height = `${height}px`
      }
      if (this.#silent) {
        this.#silent = false
        this.#rest()
        this.#tell('load')
      }
      if (changes) this.#tell('resize', { height })
    }

    #draw() {
      this.#due = false
      if (!this.isConnected) return
      const given = (name: string) => this.getAttribute(name) ?? ''
      const topic = given('topic')
      const url = attempt(() => {
        const edition = editionAt(given('src') || home)
        const url = new URL(`.${embedPath(topic || undefined)}`, edition)
        for (const name of OPTIONS) {
          // `related` alone says yes, and frameworks write booleans as words.
          const value = name === 'related' ? given(name).replace(/^(true)?$/, '1') : given(name)
          if (this.hasAttribute(name)) url.searchParams.set(name, value)
        }
        // A topic called `..` leads elsewhere.
        return url.href.startsWith(`${edition}embed/`) ? url : undefined
      })
      if (!url) {
        this.#close()
        this.#tell('error')
        return
      }
      const frame = this.#frame?.src === url.href ? this.#frame : this.#open(url.href)
      frame.title = given('label') || (topic && `${topic} - `) + url.host
      const usual = usualHeight(given('layout'), Math.min(24, Number(given('limit')) || 6), this.clientWidth)
      frame.style.height = `${this.#height || Math.min(EMBED_TALLEST, Number(given('height')) || usual)}px`
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
      this.#silent = true
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
