import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    // Left to itself, it keeps a core free: on two, half of them.
    maxWorkers: '100%',
    passWithNoTests: true,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/*.test.ts', 'tests/{bundler,contract,worker}/**/*.test.ts'],
          // A bundle of a whole corpus on a busy machine takes its time, and so does clearing up many folders.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          // A player's frame is only looked at.
          environmentOptions: {
            happyDOM: { settings: { disableIframePageLoading: true, handleDisabledFileLoadingAsSuccess: true } },
          },
          include: ['tests/{ui,screens,state,data,app,embed}/**/*.test.{ts,tsx}'],
          // Testing Library cleans up after each test only where it finds the global `afterEach`.
          globals: true,
          setupFiles: ['tests/setup-dom.ts'],
        },
      },
    ],
  },
})
