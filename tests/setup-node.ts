import { afterAll, vi } from 'vitest'
import { removeTemporaryFolders } from './bundler/temporary-folder.ts'

// One process runs many files, and modules that several of them import are evaluated once. This file is evaluated for each.
afterAll(() => {
  removeTemporaryFolders()
  // What Vitest puts back before each test is put back after the last one too, for the next file.
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
