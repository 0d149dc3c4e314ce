import { ensureSite } from '../built-site.ts'
import { siteOf } from '../e2e/sites.ts'

/** Builds the demo site unless the last build is up to date. */
export default async function buildDemo(): Promise<void> {
  await ensureSite(siteOf('demo'))
}
