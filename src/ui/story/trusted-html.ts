import { STORY_ATTRIBUTES, STORY_ELEMENTS, STORY_VALUES } from '../../contract/story-html.ts'

// The index may come from a damaged cache or another server, so the page checks the HTML again.

const TAG = /^<\/?([a-z][a-z0-9]*)((?: [a-z]+(?:="[^"<>]*")?)*) ?\/?>$/
const ATTRIBUTE = / ([a-z]+)(?:="([^"]*)")?/g
/** An `http(s)` or `mailto` address, a path on this site, or a place in the story. `//` and `/\` would lead to another site. */
const ADDRESS = /^(?:https?:\/\/|mailto:|\/(?![/\\])|#at-)/i

const isAddress = (attribute: string) => ['href', 'src', 'poster'].includes(attribute)

function isAllowedTag(tag: string): boolean {
  const [, element = '', attributes = ''] = TAG.exec(tag) ?? []
  if (!Object.hasOwn(STORY_ELEMENTS, element)) return false
  return [...attributes.matchAll(ATTRIBUTE)].every(
    ([, name = '', value = '']) =>
      (STORY_ELEMENTS[element]?.includes(name) || STORY_ATTRIBUTES.includes(name)) &&
      (!isAddress(name) || ADDRESS.test(value)) &&
      (!Object.hasOwn(STORY_VALUES, name) || STORY_VALUES[name]?.test(value)),
  )
}

/** True when a story may have every tag in the HTML. */
const isStoryHtml = (html: string): boolean => (html.match(/<[^>]*>?/g) ?? []).every(isAllowedTag)

const storyHtmlOrEmpty = (html: string): string => (isStoryHtml(html) ? html : '')

declare global {
  // TypeScript does not declare `trustedTypes` yet. Some browsers and Node do not have it.
  // oxlint-disable-next-line no-var
  var trustedTypes:
    | {
        readonly createPolicy: (
          name: string,
          rules: {
            readonly createHTML?: (html: string) => string
            readonly createScriptURL?: (url: string) => string
          },
        ) => {
          readonly createHTML: (html: string) => TrustedHTML
          // Really a `TrustedScriptURL`, which browsers accept in place of a string.
          readonly createScriptURL: (url: string) => string
        }
      }
    | undefined
}

/** Scripts of this site only. The policy of the page allows no others either. */
function scriptOfSite(url: string): string {
  if (!url.startsWith(`${location.origin}/`)) throw new TypeError(`${url} is not a script of this site.`)
  return url
}

const policy = globalThis.trustedTypes?.createPolicy('broadsheet', {
  createHTML: storyHtmlOrEmpty,
  createScriptURL: scriptOfSite,
})

/** Checks the HTML of a story and marks it as trusted. HTML with anything beside {@link STORY_ELEMENTS} becomes empty. */
export const storyHtml = (html: string): string | TrustedHTML => policy?.createHTML(html) ?? storyHtmlOrEmpty(html)

/** Checks the address of a worker of this site and marks it as trusted. @throws for an address of another site */
export const trustedScriptUrl = (url: string): string => policy?.createScriptURL(url) ?? scriptOfSite(url)
