import type { Article } from '../../contract/article.ts'

const shown = new WeakMap<Element, Article>()

/** Returns a `ref` that connects the element of a story with the story, so that keys know what they act on. */
export const shows = (article: Article) => (element: Element | null) => {
  if (element) shown.set(element, article)
}

/** Returns the story that an element is part of, and the element of the story. */
export function storyAround(
  element: Element | null,
): { readonly article: Article; readonly element: Element } | undefined {
  for (let around = element; around; around = around.parentElement) {
    const article = shown.get(around)
    if (article) return { article, element: around }
  }
  return undefined
}
