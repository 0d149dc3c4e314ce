/** What the bundler's sanitiser lets through (`bundler/body.ts`); a page may not believe a file for its address. */
const TAG =
  /^<(?:\/?(?:p|h[2-4]|[uo]l|li|blockquote|pre|code|em|strong|[abiqs]|figure|figcaption|table|thead|tbody|t[rhd]|su[pb]|d[lt]|dd|del|cite)|img|hr|br)((?: [a-z]+(?:="[^"<>]*")?)*) ?\/?>$/
const ATTRIBUTE = / ([a-z]+)(?:="([^"]*)")?/g
const PLAIN = /^(?:rel|target|title|alt|width|height|loading|decoding|referrerpolicy|colspan|rowspan|scope|start)$/
const ADDRESS = /^(?:https?:\/\/|mailto:|\/(?![/\\]))/i

/** Whether every tag of a text is one that a story may have. */
function isStoryHtml(html: string): boolean {
  return (html.match(/<[^>]*>?/g) ?? []).every((tag) => {
    const attributes = TAG.exec(tag)?.[1]
    return (
      attributes !== undefined &&
      [...attributes.matchAll(ATTRIBUTE)].every(([, name = '', value = '']) =>
        name === 'href' || name === 'src' ? ADDRESS.test(value) : PLAIN.test(name),
      )
    )
  })
}

const checked = (html: string): string => (isStoryHtml(html) ? html : '')

declare global {
  // TypeScript does not know it yet; a browser without it, and Node, have none.
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
          // What browsers take in place of a text; nothing else is done with it.
          readonly createScriptURL: (url: string) => string
        }
      }
    | undefined
}

const policy = globalThis.trustedTypes?.createPolicy('broadsheet', { createHTML: checked })

/** HTML of a story for the one place of a page that takes any; nothing where it holds what no story may. */
export const storyHtml = (html: string): string | TrustedHTML => policy?.createHTML(html) ?? checked(html)
