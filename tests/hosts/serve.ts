/** `npm run hosts`: builds the edition of the host pages if it is out of date, then serves both until Ctrl+C. */
import { ensureSite } from '../built-site.ts'
import { startServer } from '../e2e/server.ts'
import { generateContent, siteOf } from '../e2e/sites.ts'
import { startHosts } from './pages.ts'

const PORT = 4180

generateContent()
const site = siteOf('hosts')
console.log('Building the edition of the host pages.')
await ensureSite(site)
const edition = await startServer(
  (port) => ['lib/cli.mjs', 'serve', '--dir', site.outDir, '--port', String(port)],
  site.base,
  { BASE: site.base },
)
const hosts = await startHosts(`http://localhost:${edition.port}${site.base}`, PORT)
console.log(`The edition is at http://localhost:${edition.port}${site.base}`)
console.log(`The host pages are at ${hosts.address}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void Promise.all([hosts.stop(), edition.stop()]))
