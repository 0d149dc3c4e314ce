import { existsSync } from 'node:fs'
import { compileCurrent, ensureSite } from '../built-site.ts'
import { type RunningServer, startServer } from './server.ts'
import { SITE_NAMES, type Site, type SiteName, setAddress, generateContent, hasContent, siteOf } from './sites.ts'

async function build(site: Site): Promise<void> {
  const started = Date.now()
  const isBuilt = await ensureSite(site)
  if (isBuilt) console.log(`Built ${site.name} in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}

/** Returns the sites of this run. `SITES=demo,big` names them; the tests of other sites are skipped. */
function wantedSites(): Site[] {
  const names = process.env['SITES']?.split(',')
  const sites = SITE_NAMES.filter((name: SiteName) => !names || names.includes(name)).map(siteOf)
  return sites.filter((site) => {
    if (hasContent(site)) return true
    console.log(`${site.name} is skipped, because its content folder does not exist.`)
    return false
  })
}

/** Builds every site that is out of date, two at a time, and serves all sites until the journeys end. */
export default async function setUp(): Promise<() => Promise<void>> {
  generateContent()
  await compileCurrent()
  const sites = wantedSites()
  const queue = [...sites]
  const work = async () => {
    for (let site = queue.shift(); site; site = queue.shift()) await build(site)
  }
  await Promise.all([work(), work()])

  const servers: RunningServer[] = []
  const stopAll = async () => {
    await Promise.all(servers.map((server) => server.stop()))
  }
  try {
    for (const { name, base, outDir } of sites) {
      if (!existsSync(outDir)) throw new Error(`The build of ${name} wrote nothing into ${outDir}.`)
      const server = await startServer(
        (port) => ['lib/cli.mjs', 'serve', '--dir', outDir, '--port', String(port)],
        base,
        { BASE: base },
      )
      servers.push(server)
      setAddress(name, `http://localhost:${server.port}${base}`)
    }
  } catch (error) {
    await stopAll()
    throw error
  }
  return stopAll
}
