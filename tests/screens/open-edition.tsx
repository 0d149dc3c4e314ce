import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { onTestFinished, vi } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { createQueryClient } from '../../src/app/query-client.ts'
import { Reader } from '../../src/app/reader.tsx'
import { Bundler } from '../../src/bundler/bundle.ts'

const NOW = new Date('2026-11-22T16:30:00Z')

/** Builds the text of an article file from these fields and the required ones. */
export function article(fields: Readonly<Record<string, unknown>>, body = ''): string {
  const all = { type: 'article', provider: { name: 'Amber Post', domain: 'amber.example' }, ...fields }
  // Every JSON value is also a YAML value.
  return `---\n${Object.entries(all)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n${body}`
}

/** Responses to give instead of files of the index, by the start of their paths. */
export type Faults = Record<string, () => Response | Promise<Response>>

/** Bundles these files, serves the index through a replaced `fetch`, and opens the reader at an address. */
export async function openEdition(files: Readonly<Record<string, string>>, path: string, faults: Faults = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [content, out] = [join(folder, 'content'), join(folder, 'data')]
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, name)), { recursive: true })
    writeFileSync(join(content, name), text)
  }
  const bundler = new Bundler({ content, now: NOW, cache: false })
  const { manifest } = await (await bundler.prepare()).write(out)
  await bundler.close()
  const read = (file: string) => (existsSync(join(out, file)) ? readFileSync(join(out, file), 'utf8') : undefined)
  return { manifest, read, ...openReader(read, path, faults) }
}

/**
 * Serves an index through a replaced `fetch`, and opens the reader at an address.
 * @param read returns the text of a file of the index
 * @returns the files that are requested, as they are, and what opens another page
 */
export function openReader(read: (file: string) => string | undefined, path: string, faults: Faults = {}) {
  const requested: string[] = []
  vi.stubGlobal('fetch', (input: string) => {
    const file = decodeURIComponent(input.replace(/^\/data\//, ''))
    requested.push(file)
    const fault = Object.entries(faults).find(([start]) => file.startsWith(start))
    if (fault) return Promise.resolve(fault[1]())
    const text = read(file)
    return Promise.resolve(text === undefined ? new Response('', { status: 404 }) : new Response(text))
  })
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  window.history.replaceState(null, '', path)
  const [pathname = '/', search = ''] = path.split('?')
  const location = memoryLocation({ path: pathname, searchPath: search })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Router hook={location.hook} searchHook={location.searchHook}>
        <Reader />
      </Router>
    </QueryClientProvider>,
  )
  return { requested, navigate: (to: string) => act(() => location.navigate(to)) }
}
