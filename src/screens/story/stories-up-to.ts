/**
 * The ids of the stories of a list from its first to the one that has an element.
 * @returns undefined when the element is in no list of stories
 */
export function storiesUpTo(element: Element): readonly string[] | undefined {
  const story = element.closest<HTMLElement>('[data-id]')
  const list = story?.closest('.stories')
  if (!story || !list) return undefined
  const all = [...list.querySelectorAll<HTMLElement>('[data-id]')]
  return all.slice(0, all.indexOf(story) + 1).flatMap(({ dataset }) => dataset['id'] ?? [])
}
