import { type StoredForm, storageKey } from './stored-form.ts'

/** The choices of each preference, in the order in which they are offered. */
export const CHOICES = {
  theme: ['auto', 'light', 'dark'],
  density: ['cards', 'compact', 'headlines'],
  /** Size of the text. */
  size: ['small', 'regular', 'large'],
  /** Typeface of headlines and text. */
  face: ['serif', 'sans'],
  /** `own` shows only pictures that the site itself hosts. `auto` is `none` when the browser saves data, else `all`. */
  images: ['auto', 'all', 'own', 'none'],
  /** The page that opens first: the front page of the site, or the edition of what the reader follows. */
  start: ['front', 'mine'],
  /** `on` lets single keys act. Speech input can type letters by accident, so they can be turned off. */
  keys: ['on', 'off'],
  /** Language of the interface. `auto` is the language of the browser. */
  language: ['auto', 'en', 'de', 'es', 'fr', 'pt', 'ja', 'zh', 'ar'],
  /** Hours of a day on a clock. `auto` is what the language uses. */
  clock: ['auto', '12', '24'],
  /** `on` marks stories as read that were scrolled past. */
  scrollRead: ['off', 'on'],
  /** `on` leaves out of lists what has been read. */
  hideRead: ['off', 'on'],
  /** Where a story opens: in this reader, or at its outlet. */
  opens: ['here', 'outlet'],
  /** `on` downloads the whole edition to the device; `auto` does so for small editions. */
  keep: ['auto', 'on', 'off'],
} as const

type Choices = typeof CHOICES

/** What the reader has chosen on this device. */
export type Preferences = { readonly [K in keyof Choices]: Choices[K][number] }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Returns the preferences that have a known choice. */
export function knownPreferences(value: unknown): Partial<Preferences> {
  const stored = isRecord(value) ? value : {}
  return Object.fromEntries(
    Object.entries(CHOICES).flatMap(([key, choices]: [string, readonly unknown[]]) =>
      Object.hasOwn(stored, key) && choices.includes(stored[key]) ? [[key, stored[key]]] : [],
    ),
  )
}

/** What the build has written into the page for readers who have not chosen, see `InterfaceDefaults`. */
const ofPublisher = (): unknown =>
  import.meta.env.SSR ? undefined : JSON.parse(document.documentElement.dataset['defaults'] ?? 'null')

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  density: 'cards',
  size: 'regular',
  face: 'serif',
  images: 'auto',
  start: 'front',
  keys: 'on',
  language: 'auto',
  clock: 'auto',
  scrollRead: 'off',
  hideRead: 'off',
  opens: 'here',
  keep: 'auto',
  ...knownPreferences(ofPublisher()),
}

/**
 * Version 1 replaced `slash`, the key that opens the search, by `keys`, which means all keys. Until then preferences were
 * stored without a version.
 */
function migrate(value: unknown): unknown {
  return isRecord(value) && value['slash'] === 'off' ? { ...value, keys: 'off' } : value
}

export const PREFERENCES_FORM: StoredForm<Preferences> = {
  name: 'preferences',
  version: 1,
  parse: (value) => ({ ...DEFAULT_PREFERENCES, ...knownPreferences(value) }),
  migrate,
}

export const PREFERENCES_KEY = storageKey(PREFERENCES_FORM.name)

/** True when the reader wants to see a picture or a logo. @param src its address, as the page has it */
export function showsPicture(src: string, { images }: Pick<Preferences, 'images'>): boolean {
  if (images === 'own') return new URL(src, location.href).origin === location.origin
  return images === 'auto' ? !navigator.connection?.saveData : images === 'all'
}

/** Sets the attributes of `<html>` that the styles read. Called before the first paint and after each change. */
export function applyPreferences(preferences: Preferences): void {
  const { dataset } = document.documentElement
  for (const key of ['theme', 'size', 'face'] as const) {
    if (preferences[key] === DEFAULT_PREFERENCES[key]) delete dataset[key]
    else dataset[key] = preferences[key]
  }
}
