import type { UnknownMark } from '../templates/text-scanner.ts'
import type { Assets } from '../values/assets.ts'
import type { TextPart } from './place-in-text.ts'

/** What rendering a text must know of its article and of its site. */
export interface TextContext {
  /** Path of the article in the publisher's folder. Relative addresses in its text begin there. */
  readonly file: string
  readonly assets: Assets
  /** Gets the paths below assets/ that the text refers to. */
  readonly used: Set<string>
  /** The front matter, from which simple marks such as `{{ page.title }}` are filled. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Texts of the site's settings and data, by the names that templates call them. */
  readonly siteValues?: Readonly<Record<string, string>>
  /** Tag of the article's language, for the labels of boxes. */
  readonly language?: string
  /** True when the article has no excerpt of its own. */
  readonly wantsExcerpt?: boolean | 'anywhere'
  /**
   * Returns the placeholder for the address of another article; undefined for all other links. Templates give these targets:
   * `post:2026-03-02-tide` is Jekyll's `{% post_url %}`, `path:_posts/x.md` is `{% link %}` and Hugo's `ref`, `note:The tide`
   * is `[[The tide]]`. All others are as the author wrote them: `other.md#two`, `/2026/03/02/tide/`.
   */
  readonly addressOf?: (target: string) => string | undefined
}

/** A part of a text that readers do not get as it was written. */
export interface LeftOutPart extends TextPart {
  /** Path of the file that it leads to, when the folder has no such file. */
  readonly missing?: string
}

export interface Rendered {
  readonly html: string | undefined
  /** In the order of the text. */
  readonly leftOut: readonly LeftOutPart[]
  /** Frames, forms and the like that became links, in the order of the text. */
  readonly asLinks: readonly TextPart[]
  readonly unknownMarks: readonly UnknownMark[]
  /** The beginning of the text; empty when it has no paragraph of prose. */
  readonly excerpt: string
}
