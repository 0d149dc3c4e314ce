import { readdirSync } from 'node:fs'
import { it } from 'vitest'
import { bundleFiles, fixture } from './workspace.ts'
it('x', async () => {
  for (const name of readdirSync(new URL('../fixtures/faults/', import.meta.url)).sort()) {
    try {
      const { edition: e } = await bundleFiles({ [`_news/${name}`]: fixture(`faults/${name}`) })
      console.log(name, e.ok, '\n' + e.problems.map((p) => `   ${p.severity} ${p.code} ${p.line}:${p.column} ${p.field} | ${p.message} | ${p.hint}\n${p.frame ?? ''}`).join('\n'))
    } catch (x) { console.log(name, 'CRASH', x) }
  }
})
