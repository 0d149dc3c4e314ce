/**
 * Source of `embed.js`, the script that host pages load. It turns `<broadsheet-topic topic="climate">` into a frame
 * with the topic's embedded document. It works as a classic script and as a module, and shows the edition that it was
 * loaded from.
 *
 * Attributes:
 * - `topic`: id of the topic; without it, the top stories are shown.
 * - every option of the embedded document's address, such as `theme` and `limit`.
 * - `height`: pixels that the page reserves. While the element is in view, a document that is higher or lower does not
 *   change its height, so nothing moves.
 * - `label`: title of the frame.
 * - `src`: address of another edition.
 *
 * The content of the element is shown until the script has loaded, and when the address is wrong.
 *
 * Events bubble through shadow roots:
 * - `load`: the document sent its first message. A 404 page or a blocked frame never does.
 * - `resize`: the height changed; `detail.height` is in CSS pixels.
 * - `error`: the address is wrong, or no message came within {@link LOAD_TIMEOUT_MS} after the frame came into view.
 */
import { embedPath, isHeightMessage } from '../contract/embed.ts'

const TAG = 'broadsheet-topic'

const ATTRIBUTES = 'topic src height label theme layout sort limit accent images chrome lang related target'.split(' ')

/** Attributes that are copied into the query. Only the document checks their values, which keeps this script small. */
const OPTIONS = ATTRIBUTES.slice(4)

const LOAD_TIMEOUT_MS = 15_000

/** Height changes in a resize loop are closer together than this, in milliseconds. Those made by a reader are not. */
const LOOP_MS = 400

/**
 * Returns the address of an edition, with a slash at its end, from that address or the one of its script. The result is
 * empty when the address is not http(s).
 * @throws when the text is not an address
 */
function editionAt(address: string): string {
  // An empty text is not an address, but with a base it would be parsed as one. Without a base it throws.
  const { href, origin, pathname } = new URL(address, address && document.baseURI)
  return href.startsWith('http') ? origin + pathname.replace(/(\/[^/]*\.js)?\/*$/, '/') : ''
}

/** Returns the result of `run`, or undefined when it throws. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return
  }
}

/**
 * Returns the address of this script; empty when it is inline. `document.currentScript` is null in a module, so there
 * the address is taken from a stack trace: `import.meta` is a syntax error in a classic script.
 * `document.currentScript` can also be an `<img name="currentScript">` in a visitor's comment, hence the check.
 */
function scriptAddress(): string {
  const script = document.currentScript
  if (script instanceof HTMLScriptElement) return script.src
  return /https?:\S+?(?=:\d+:\d+)/.exec(new Error().stack ?? '')?.[0] ?? ''
}

/** Estimates the height of a document from its layout, number of stories and width. Used until it reports its own. */
function estimateHeight(layout: string, limit: number, width: number): number {
  if (layout === 'ticker') return 124
  const columns = width < 480 ? 1 : width < 736 ? 2 : 3
  return 90 + Math.ceil(limit / columns) * (columns > 1 && !/^[lh]/.test(layout) ? 290 : 125)
}

/**
 * Defines `<broadsheet-topic>`.
 * @param home address of the edition that this script belongs to; empty when unknown
 */
function defineElement(home: string): void {
  const style = new CSSStyleSheet()
  style.replaceSync(':host(:not([hidden])),iframe{display:block}iframe{width:100%;border:0}')

  const connected = new Set<BroadsheetTopic>()

  // Heights change only in an animation frame, because the page may scroll before it and positions are final then.
  const onEvent = (event: Event) => {
    connected.forEach((topic) => topic.receive(event))
    requestAnimationFrame((now) => connected.forEach((topic) => topic.applyHeight(now)))
  }
  for (const type of ['message', 'scroll']) addEventListener(type, onEvent, true)

  class BroadsheetTopic extends HTMLElement {
    static observedAttributes = ATTRIBUTES

    #root = Object.assign(this.attachShadow({ mode: 'open' }), { adoptedStyleSheets: [style] })
    #frame: HTMLIFrameElement | undefined
    /** Height in the document's last message; 0 before the first one. */
    #reportedHeight = 0
    #height = 0
    #previousHeight = 0
    /** Width of the window in which the `height` attribute reserves space; 0 when it reserves none. */
    #reservedWidth = 0
    #changedAt = 0
    #isDrawScheduled = false
    #timer: ReturnType<typeof setTimeout> | undefined
    #visibility = new IntersectionObserver(([entry]) => {
      // A browser may never load a lazy frame that is out of view, so the timeout starts in view.
      if (entry?.isIntersecting) {
        this.#stopWaiting()
        this.#timer = setTimeout(() => this.#dispatch('error'), LOAD_TIMEOUT_MS)
      }
    })

    connectedCallback() {
      connected.add(this)
      this.attributeChangedCallback()
    }

    disconnectedCallback() {
      connected.delete(this)
      this.#close()
    }

    /** Without this method, `moveBefore` would disconnect the element and reload the frame. */
    connectedMoveCallback() {}

    attributeChangedCallback() {
      // Wait until all attributes are set and the page has added its event listeners.
      if (!this.#isDrawScheduled) queueMicrotask(() => this.#draw())
      this.#isDrawScheduled = true
    }

    /** Handles a message if it comes from the document in this element's frame. */
    receive({ source, origin, data }: Partial<MessageEvent<unknown>>) {
      // The origin of a sandboxed document is opaque: `null`.
      if (source !== this.#frame?.contentWindow || origin !== 'null' || !isHeightMessage(data)) return
      if (!this.#reportedHeight) {
        this.#stopWaiting()
        this.#dispatch('load')
      }
      this.#reportedHeight = data.height
    }

    /**
     * Gives the frame its reported height, unless that would move what the reader sees.
     * @param now time of the animation frame in milliseconds
     */
    applyHeight(now: number) {
      const height = this.#reportedHeight
      if (!this.#frame || !height || height === this.#height) return
      const { top, bottom } = this.getBoundingClientRect()
      // A higher frame can give the page a scrollbar. That changes the frame's width and height, and the scrollbar
      // disappears again. To end this loop, keep the greater height.
      if (height === this.#previousHeight && height < this.#height && now - this.#changedAt < LOOP_MS)
        this.#reportedHeight = this.#height
      // In view, a new height would move the content below. It is allowed if no space is reserved for this width, if
      // the reader uses the frame, or if the frame extends below the window before and after.
      else if (
        this.#reservedWidth !== innerWidth ||
        this.#root.activeElement ||
        Math.min(bottom, top + height) >= innerHeight
      ) {
        this.#previousHeight = this.#height
        this.#height = height
        this.#changedAt = now
        this.#frame.style.height = `${height}px`
        this.#dispatch('resize', { height })
      }
    }

    #draw() {
      this.#isDrawScheduled = false
      if (!this.isConnected) return
      const attribute = (name: string) => this.getAttribute(name) ?? ''
      const topic = attribute('topic')
      const url = attempt(() => {
        const edition = editionAt(attribute('src') || home)
        const url = new URL(`.${embedPath(topic)}`, edition)
        for (const name of OPTIONS) {
          const value = this.getAttribute(name)
          if (value !== null) url.searchParams.set(name, value)
        }
        // A topic called `..` would lead out of the folder.
        return url.href.startsWith(`${edition}embed/`) ? url : undefined
      })
      if (!url) {
        this.#close()
        return this.#dispatch('error')
      }
      const frame = this.#frame?.src === url.href ? this.#frame : this.#open(url.href)
      frame.title = attribute('label') || (topic && `${topic} - `) + url.host
      const estimate = estimateHeight(
        attribute('layout'),
        Math.min(24, Number(attribute('limit')) || 6),
        this.clientWidth,
      )
      frame.style.height = `${this.#height || Number(attribute('height')) || estimate}px`
      // Browsers make a frame opaque when its colour scheme differs from its document's.
      frame.style.colorScheme = attribute('theme').replace('auto', '')
    }

    /** Creates a frame for an address. A new address for the old frame would add an entry to the page's history. */
    #open(src: string): HTMLIFrameElement {
      const frame = Object.assign(document.createElement('iframe'), {
        loading: 'lazy',
        sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
        referrerPolicy: 'no-referrer',
        src,
      })
      this.#reportedHeight = 0
      // A page that changes the address expects another height, so only the first frame keeps to the reserved one.
      this.#reservedWidth = !this.#frame && this.hasAttribute('height') ? innerWidth : 0
      this.#stopWaiting()
      this.#root.replaceChildren(frame)
      this.#visibility.observe(frame)
      return (this.#frame = frame)
    }

    #close() {
      this.#stopWaiting()
      this.#frame = undefined
      // The slot shows the element's own content.
      this.#root.replaceChildren(document.createElement('slot'))
    }

    /** Cancels the timeout for the first message. */
    #stopWaiting() {
      this.#visibility.disconnect()
      clearTimeout(this.#timer)
    }

    #dispatch(type: string, detail?: { readonly height: number }) {
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }))
    }
  }

  customElements.define(TAG, BroadsheetTopic)
}

/**
 * Replaces one of these by the element, if its link points into this script's edition:
 * - `<a class="broadsheet-topic" href="…/embed/climate/?theme=dark">`
 * - `<blockquote class="broadsheet-topic" data-topic="climate"><a href="…">`
 *
 * Options in `data-` attributes take precedence over those in the link. The link becomes the element's content, which is
 * shown if the address is wrong.
 * @throws when the link has no valid address or is an SVG link
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
  const home = attempt(() => editionAt(scriptAddress())) ?? ''
  if (!customElements.get(TAG)) defineElement(home)
  if (!home) return
  const upgrade = () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>(`a.${TAG},blockquote.${TAG} a`))
      attempt(() => upgradeLink(link, home))
  }
  upgrade()
  // Links that are added later are not replaced by themselves, since a framework may keep references to its nodes. A
  // page that adds some calls `document.dispatchEvent(new Event('broadsheet:upgrade'))`.
  for (const type of ['DOMContentLoaded', 'broadsheet:upgrade']) document.addEventListener(type, upgrade)
}

// A server that renders pages may import this file. It has no custom elements.
if (typeof customElements !== 'undefined') start()
