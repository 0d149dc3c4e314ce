import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** What all tests of code that draws or stores in a browser share. */
const dom = {
  environment: 'happy-dom',
  // A whole screen on a busy machine takes longer than the default of five seconds.
  testTimeout: 60_000,
  // Tests look at the frame of a player and never load it.
  environmentOptions: {
    happyDOM: { settings: { disableIframePageLoading: true, handleDisabledFileLoadingAsSuccess: true } },
  },
  // Testing Library cleans up after each test only when `afterEach` is global.
  globals: true,
  setupFiles: ['tests/setup-dom.ts'],
}

// Tests named `*.slow.test.ts` (random inputs, command lines, killed builds) run in `npm test` and not in `npm run check`.
export default defineConfig({
  plugins: [react()],
  test: {
    globalSetup: 'tests/compile-first.ts',
    // By default Vitest leaves one core free, which is half of a machine with two.
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
          include: ['tests/*.test.ts', 'tests/{bundler,contract,engines,messages,worker}/**/*.test.ts'],
          // On a busy machine, bundling a whole corpus and deleting many folders take long.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...dom,
          name: 'dom',
          // Threads start faster than processes, and these tests change nothing that a process shares.
          pool: 'threads',
          include: ['tests/{screens,data,app,embed}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          ...dom,
          name: 'dom without bundler',
          // One thread runs many files, each with globals of its own, so happy-dom is loaded once and not for each file. The
          // bundler does not work there: errors of Node's modules are no instances of such an `Error`.
          pool: 'vmThreads',
          include: ['tests/{ui,state}/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
