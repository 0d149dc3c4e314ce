import type { LaterMessages } from './en/later.ts'
import { main as english, type MainMessages } from './en/main.ts'
import type { Language } from './languages.ts'

interface Files {
  readonly main: () => Promise<{ readonly main: MainMessages }>
  readonly later: () => Promise<{ readonly later: LaterMessages }>
}

/** English is part of the scripts that use it. */
const FILES: Partial<Readonly<Record<Language, Files>>> = {
  de: { main: () => import('./de/main.ts'), later: () => import('./de/later.ts') },
  es: { main: () => import('./es/main.ts'), later: () => import('./es/later.ts') },
  fr: { main: () => import('./fr/main.ts'), later: () => import('./fr/later.ts') },
  pt: { main: () => import('./pt/main.ts'), later: () => import('./pt/later.ts') },
  ja: { main: () => import('./ja/main.ts'), later: () => import('./ja/later.ts') },
  zh: { main: () => import('./zh/main.ts'), later: () => import('./zh/later.ts') },
  ar: { main: () => import('./ar/main.ts'), later: () => import('./ar/later.ts') },
}

/** Loads what the first screens say. @throws when the file cannot be loaded */
export async function loadMainMessages(language: Language): Promise<MainMessages> {
  const files = FILES[language]
  return files ? (await files.main()).main : english
}

/** Loads what all other screens say; undefined for English, which comes with them. @throws when the file cannot be loaded */
export async function loadLaterMessages(language: Language): Promise<LaterMessages | undefined> {
  return (await FILES[language]?.later())?.later
}
