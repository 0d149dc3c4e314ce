/** Interfaces that only Chromium has and that TypeScript does not declare. */

interface BeforeInstallPromptEvent extends Event {
  readonly prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

interface WindowEventMap {
  beforeinstallprompt: BeforeInstallPromptEvent
}

interface Window {
  /** `main.tsx` stores the event here, since the browser fires it once, before `install.ts` is loaded. */
  broadsheetInstall?: BeforeInstallPromptEvent
}

interface Navigator {
  readonly connection?: { readonly saveData?: boolean }
}

interface ServiceWorkerRegistration {
  readonly periodicSync?: {
    readonly register: (tag: string, options: { readonly minInterval: number }) => Promise<void>
  }
}
