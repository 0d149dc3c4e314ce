/** What the reader has chosen on this device. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly density: 'cards' | 'compact' | 'headlines'
  readonly size: 'small' | 'regular' | 'large'
  /** `on` lets the key `/` open the search. Speech input can type a `/` by accident, so it can be turned off. */
  readonly slash: 'on' | 'off'
  /** `on` downloads the whole edition to the device; `auto` does so for small editions. */
  readonly keep: 'auto' | 'on' | 'off'
}

const DEFAULTS: Preferences = { theme: 'auto', density: 'cards', size: 'regular', slash: 'on', keep: 'auto' }

const CHOICES: { readonly [K in keyof Preferences]: readonly Preferences[K][] } = {
  theme: ['auto', 'light', 'dark'],
  density: ['cards', 'compact', 'headlines'],
  size: ['small', 'regular', 'large'],
  slash: ['on', 'off'],
  keep: ['auto', 'on', 'off'],
}

// The base path keeps two sites on one origin apart.
export const PREFERENCES_KEY = `broadsheet:${import.meta.env.BASE_URL}:preferences`

function choose<K extends keyof Preferences>(key: K, value: unknown): Preferences[K] {
  return CHOICES[key].find((choice) => choice === value) ?? DEFAULTS[key]
}

/** Parses the stored text. A value that is missing or unknown becomes its default. */
export function parsePreferences(text: string | null): Preferences {
  let stored: unknown
  try {
    stored = JSON.parse(text ?? '{}')
  } catch {
    return DEFAULTS
  }
  const entries: Partial<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  return {
    theme: choose('theme', entries['theme']),
    density: choose('density', entries['density']),
    size: choose('size', entries['size']),
    slash: choose('slash', entries['slash']),
    keep: choose('keep', entries['keep']),
  }
}

/** Sets the attributes of `<html>` that the styles read. Called before the first paint and after each change. */
export function applyPreferences({ theme, size }: Preferences): void {
  const { dataset } = document.documentElement
  if (theme === 'auto') delete dataset['theme']
  else dataset['theme'] = theme
  if (size === 'regular') delete dataset['size']
  else dataset['size'] = size
}
