import { QueryClient } from '@tanstack/react-query'
import { vi } from 'vitest'
import { type Files, bundleFiles } from '../bundler/workspace.ts'

/** Bundled articles, whose index is fetched like in the reader. */
export async function openIndex(files: Files) {
  const bundled = await bundleFiles(files)
  const requested: string[] = []
  /** Answers requests with the files of this edition. Stubs last for one test. */
  const serve = () => {
    vi.stubGlobal('window', globalThis)
    vi.stubGlobal('fetch', (input: string) => {
      const path = input.replace(/^.*\/data\//, '')
      requested.push(path)
      const text = bundled.edition.files.get(decodeURIComponent(path))
      return Promise.resolve(new Response(text ?? '', { status: text === undefined ? 404 : 200 }))
    })
  }
  return { ...bundled, manifest: bundled.index.manifest, client: new QueryClient(), requested, serve }
}
