/** What a reader expects of marks, follows and rules, without storage, tabs or time. The real thing is compared to it. */

/** Entries by a key that says what they are: `read/<id>`, `topic/<id>`, or what a rule hides. */
export type Entries = ReadonlyMap<string, number>

/** `undefined` removes an entry. */
export type Change = readonly (readonly [key: string, value: number | undefined])[]

/**
 * Applies a change. An undo sets each entry back to what it was before the change, if it still is as the change left it.
 */
export class Model {
  entries: Map<string, number> = new Map()

  apply(change: Change): () => void {
    const steps = change
      .filter(([key, value]) => this.entries.get(key) !== value)
      .map(([key, value]) => ({ key, value, before: this.entries.get(key) }))
    for (const { key, value } of steps) this.#put(key, value)
    return () => {
      for (const { key, value, before } of steps) if (this.entries.get(key) === value) this.#put(key, before)
    }
  }

  /** Those of a change that do not exist yet. */
  absent(change: Change): Change {
    return change.filter(([key]) => !this.entries.has(key))
  }

  #put(key: string, value: number | undefined): void {
    if (value === undefined) this.entries.delete(key)
    else this.entries.set(key, value)
  }
}
