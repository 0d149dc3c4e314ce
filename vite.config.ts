import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { readerPlugin } from './src/compiler/reader-plugin.ts'

const LEFT_OUT = resolve(import.meta.dirname, 'src/app/left-out.ts')

/**
 * What many later scripts use: their messages and icons, what fetches and checks files of the index, and modules of a few lines
 * that import nothing but the first script and each other. Each would be a script of its own, and a story would need ten requests more.
 */
const LATER_BASE = new RegExp(
  `/src/(?:${[
    'ui/base/',
    'ui/controls/(?:choice-row|focus-next-row)',
    'ui/format/format-list',
    'screens/edition/use-',
    'state/(?:change-follows|hide-stories|send-to-worker|undo)',
    'data/catalogue/rows-of-ids',
    'data/index/(?:fetch-|guards|version-of)',
    'contract/(?:name-addresses|order)',
  ].join('|')})`,
)

export default defineConfig(({ command }) => ({
  // The compiled reader works below any path. The development server needs a real one.
  base: command === 'build' ? './' : '/',
  plugins: [react(), tailwindcss(), readerPlugin('src/app/early.ts')],
  // The code with which React shows itself to React's developer tools is not built. They work in the development server.
  define: command === 'build' ? { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' } : {},
  resolve: {
    alias: {
      // wouter brings a stand-in for a hook that React has had since version 18.
      'use-sync-external-store/shim/index.js': 'react',
      // Parts of libraries that nothing here uses, though others of their parts import them: mutations and infinite
      // queries of TanStack Query, and wouter's patterns. They are 1.7 kB of the first script.
      './mutationCache.js': LEFT_OUT,
      './infiniteQueryBehavior.js': LEFT_OUT,
      regexparam: LEFT_OUT,
    },
  },
  build: {
    // Browsers of the target know `modulepreload`.
    modulePreload: { polyfill: false },
    // The index has an assets/ of its own.
    assetsDir: 'app',
    target: 'baseline-widely-available',
    rolldownOptions: {
      // Components and contexts of wouter and of ours that nothing uses would stay because of these calls.
      treeshake: { manualPureFunctions: ['createContext', 'forwardRef', 'memo'] },
      optimization: { inlineConst: { mode: 'all' } },
      output: {
        // The first script names all others, so the length of their names counts.
        chunkFileNames: 'app/[name]-[hash:7].js',
        // Everything of the first screen is one script. Split by which later screens share it, it is 3 kB larger.
        codeSplitting: {
          groups: [
            { name: 'index', tags: ['$initial'] },
            { name: 'later-base', test: LATER_BASE },
          ],
        },
      },
    },
  },
}))
