/** What a static host takes, as its documentation said when the numbers were last looked up. */
export interface HostLimits {
  readonly host: string
  readonly files?: number
  readonly filesInFolder?: number
  readonly bytes?: number
  readonly bytesOfFile?: number
  /** What a person should know besides the numbers. */
  readonly remark: string
}

const MIB = 1024 * 1024

// Looked up in November 2026.
export const HOSTS: readonly HostLimits[] = [
  {
    // https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits
    host: 'GitHub Pages',
    bytes: 1_000_000_000,
    bytesOfFile: 100 * MIB,
    remark: '100 GB of traffic a month; a deployment may take ten minutes',
  },
  {
    // https://docs.netlify.com/site-deploys/overview/
    host: 'Netlify',
    filesInFolder: 54_000,
    remark: 'no limit of all files',
  },
  {
    // https://developers.cloudflare.com/pages/platform/limits/
    host: 'Cloudflare Pages',
    files: 20_000,
    bytesOfFile: 25 * MIB,
    remark: '100,000 files on paid plans',
  },
]
