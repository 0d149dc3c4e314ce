let versions = 0
const versionsOfObjects = new WeakMap<object, number>()

/** Returns a number for an object, to stand for it in the key of a query: thousands of ids are too long for one. */
export function versionOf(object: object): number {
  const version = versionsOfObjects.get(object) ?? ++versions
  versionsOfObjects.set(object, version)
  return version
}
