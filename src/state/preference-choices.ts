/** How the reader likes to read on this device. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly density: 'cards' | 'compact' | 'headlines'
  readonly size: 'small' | 'regular' | 'large'
  /** Whether the key `/` opens the search: who dictates says letters that are no commands. */
  readonly slash: 'on' | 'off'
  /** Whether the whole edition is kept on the device; `auto` keeps small ones. */
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

// The base path keeps two editions on one origin apart.
export const PREFERENCES_KEY = `broadsheet:${import.meta.env.BASE_URL}:preferences`

function choose<K extends keyof Preferences>(key: K, value: unknown): Preferences[K] {
  return CHOICES[key].find((choice) => choice === value) ?? DEFAULTS[key]
}

/** Stored text → preferences; whatever is missing or unknown takes its default. */
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

/** Marks <html> for the styles: before the first paint, and again with each change. */
export function markDocument({ theme, size }: Preferences): void {
  const { dataset } = document.documentElement
  if (theme === 'auto') delete dataset['theme']
  else dataset['theme'] = theme
  if (size === 'regular') delete dataset['size']
  else dataset['size'] = size
}
