import { existsSync } from 'node:fs'

/** Where other systems keep data about authors: a file of all, or a folder with a file for each. */
const PLACES: readonly string[] = ['_data', 'data', 'src/_data', 'src/data', '', 'blog']
  .flatMap((folder) => ['authors', 'people'].map((name) => (folder ? `${folder}/${name}` : name)))
  .flatMap((place) => [`${place}.yml`, `${place}.yaml`, `${place}.json`, `${place}.toml`, place])
  .concat('_authors', '_people', 'content/authors', 'content/author', 'src/content/authors', 'src/content/author')

/**
 * Returns the places that exist.
 * @param names the names in the content folder
 */
export function authorPlaces(folder: string, names: readonly string[]): string[] {
  return PLACES.filter((place) => names.includes(place.split('/')[0] ?? '') && existsSync(`${folder}/${place}`))
}

export const isAuthorFile = (name: string): boolean => /\.(?:ya?ml|json|toml|md|markdown)$/i.test(name)
