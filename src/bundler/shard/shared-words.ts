import { textOf } from '../collect/article-record.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { OpenArticle, PlannedArticle } from '../relate/planned-article.ts'
import { TellingWords, termsAt } from '../terms/packed-terms.ts'
import { termsOf } from '../terms/terms.ts'

/** Finds the words that articles have in common with others. Their texts are read again, since only hashes are kept. */
export class SharedWords {
  private readonly terms: Uint32Array
  private readonly words = new Map<PlannedArticle, TellingWords>()

  /** @param terms of all articles */
  constructor(terms: Uint32Array) {
    this.terms = terms
  }

  /** Returns the most telling words that two articles have in common, as the first one writes them. */
  between(article: OpenArticle, other: ArticleSummary): string[] {
    const { planned } = article
    let words = this.words.get(planned)
    if (!words) this.words.set(planned, (words = readWords(article)))
    return words.sharedWith(termsAt(this.terms, other))
  }
}

function readWords({ record }: OpenArticle): TellingWords {
  const [title, text] = [textOf(record.title), textOf(record.text || record.excerpt)]
  return new TellingWords(termsOf(title, text, textOf(record.language)))
}
