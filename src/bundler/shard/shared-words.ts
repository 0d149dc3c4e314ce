import { textOf } from '../collect/article-record.ts'
import type { ShownSummary } from '../collect/article-summary.ts'
import type { OpenArticle, ShownArticle } from '../relate/planned-article.ts'
import { byTelling, termsAt, wordsInCommon } from '../terms/packed-terms.ts'
import { type Term, termsOf } from '../terms/terms.ts'

/** Finds the words that articles have in common with others. Their texts are read again, since only hashes are kept. */
export class SharedWords {
  private readonly packed: Uint32Array
  /** See `byTelling`. */
  private readonly terms = new Map<ShownArticle, readonly Term[]>()

  /** @param packed terms of all articles */
  constructor(packed: Uint32Array) {
    this.packed = packed
  }

  /** Returns the most telling words that two articles have in common, as the first one writes them. */
  between(article: OpenArticle, other: ShownSummary): string[] {
    const { planned } = article
    let terms = this.terms.get(planned)
    if (!terms) this.terms.set(planned, (terms = readTerms(article)))
    return wordsInCommon(terms, termsAt(this.packed, planned.summary), termsAt(this.packed, other))
  }
}

function readTerms({ record }: OpenArticle): Term[] {
  const [title, text] = [textOf(record.title), textOf(record.text || record.excerpt)]
  return byTelling(termsOf(title, text, textOf(record.language)))
}
