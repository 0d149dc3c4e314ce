/** What only Chromium has, and TypeScript does not know. */

interface BeforeInstallPromptEvent extends Event {
  readonly prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

interface WindowEventMap {
  beforeinstallprompt: BeforeInstallPromptEvent
}

interface Window {
  /** Comes early, and only once: the page's main script holds it until somebody asks. */
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
