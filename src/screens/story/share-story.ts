import type { Article } from '../../contract/article.ts'
import { copyText } from './copy-text.ts'

/**
 * Hands a story to the browser's own dialog for sharing. Without one, its link is copied.
 * @returns what happened; `nothing` when the reader has closed the dialog
 */
export async function shareStory(
  { title }: Pick<Article, 'title'>,
  url: string,
  question: string,
): Promise<'shared' | 'copied' | 'nothing'> {
  const data = { title, url }
  if (!('share' in navigator)) return (await copyText(url, question)) ? 'copied' : 'nothing'
  try {
    await navigator.share(data)
    return 'shared'
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'nothing'
    // Some browsers offer sharing where the system has nothing to share with.
    return (await copyText(url, question)) ? 'copied' : 'nothing'
  }
}
