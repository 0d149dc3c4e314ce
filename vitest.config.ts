import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { ALONE } from './tests/alone.ts'

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

/** What all tests of code that runs in Node share. */
const node = {
  environment: 'node',
  setupFiles: 'tests/setup-node.ts',
  // On a busy machine, bundling a whole corpus and deleting many folders take long.
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const

const NODE_TESTS = ['tests/*.test.ts', 'tests/{bundler,contract,engines,messages,worker}/**/*.test.ts']

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
        // Only the import in `thread-pool.ts` is written like this.
        resolve: {
          alias: [
            { find: /^\.\/start-thread\.ts$/, replacement: join(import.meta.dirname, 'tests/compiled-thread.ts') },
          ],
        },
        test: {
          ...node,
          name: 'node',
          include: NODE_TESTS,
          exclude: ALONE,
          // One process evaluates the bundler once and runs many files, which takes half the time.
          isolate: false,
        },
      },
      { extends: true, test: { ...node, name: 'node alone', include: ALONE } },
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
