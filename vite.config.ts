import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { normaliseBase } from './src/bundler/site/base.ts'
import { broadsheet } from './src/bundler/site/vite-plugin.ts'

export default defineConfig({
  base: normaliseBase(process.env['BASE']),
  plugins: [react(), tailwindcss(), broadsheet('src/app/early.ts')],
  build: {
    // The index has an assets/ of its own.
    assetsDir: 'app',
    target: 'baseline-widely-available',
    rolldownOptions: {
      output: {
        // Everything of the first screen is one script. Split by which later screens share it, it is 3 kB larger.
        codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] },
      },
    },
  },
})
