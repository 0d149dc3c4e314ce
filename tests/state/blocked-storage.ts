import { vi } from 'vitest'

/**
 * Makes methods of the local storage fail until the end of the test. A spy on `Storage.prototype` would not be called
 * by the storage of happy-dom.
 */
export function blockStorage(...methods: readonly ('getItem' | 'setItem' | 'removeItem')[]): void {
  const fail = () => {
    throw new DOMException('Storage is blocked.', 'SecurityError')
  }
  const storage = localStorage
  const open = {
    getItem: (key: string) => storage.getItem(key),
    setItem: (key: string, value: string) => storage.setItem(key, value),
    removeItem: (key: string) => storage.removeItem(key),
  }
  vi.stubGlobal('localStorage', { ...open, ...Object.fromEntries(methods.map((method) => [method, fail])) })
}
