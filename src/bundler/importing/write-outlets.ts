import { join } from 'node:path'
import { stringify } from 'yaml'
import { FeedError } from '../feed-reading/feed-error.ts'
import { makeFolder } from '../system/make-folder.ts'
import { type FetchContext, fetchFile } from '../fetching/fetch-file.ts'
import type { KnownContent } from './known-content.ts'
import { drawLogo, logoFileOf } from './outlet-logo.ts'
import { writeNew } from './write-new.ts'

/** An outlet of new stories. */
export interface NewOutlet {
  readonly domain: string
  readonly name: string
  readonly description: string
  /** Address of a picture that the feed has of itself. */
  readonly picture: string | undefined
}

const LOGOS = 'assets/images/organizations'

/** Longer descriptions are texts about the outlet. */
const MAX_DESCRIPTION = 300

/** What was written for an outlet: paths in the publisher's folder. */
export interface WrittenOutlet {
  readonly files: readonly string[]
  /** True when the logo is the feed's own picture. */
  readonly hasPicture: boolean
}

/**
 * Writes the file of an outlet and its logo, as far as the folder does not have them.
 * @param context absent when nothing is to be requested and written
 */
export async function writeOutlet(
  outlet: NewOutlet,
  known: KnownContent,
  content: string,
  context: FetchContext | undefined,
): Promise<WrittenOutlet> {
  const { domain, name, description, picture } = outlet
  const files: string[] = []
  const described = known.organizations.get(domain)
  const write = (path: string, bytes: string | Uint8Array) => {
    if (context && !writeNew(content, path, bytes)) return
    files.push(path)
  }
  if (!described) {
    const short = description.length <= MAX_DESCRIPTION ? description : ''
    const fields = { name, domain, ...(short && { description: short }) }
    const yaml = stringify(fields, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 })
    if (context) makeFolder(join(content, '_data/organizations'))
    write(`_data/organizations/${domain}.md`, `---\n${yaml}---\n`)
  }
  if ((described?.logos.length ?? 0) > 0 || hasLogo(known.assets, domain)) return { files, hasPicture: false }
  if (context) makeFolder(join(content, LOGOS))
  const own = picture && context ? await fetchLogo(picture, context) : undefined
  if (own) write(`${LOGOS}/${domain}.${own.ending}`, own.bytes)
  else write(`${LOGOS}/${domain}.svg`, drawLogo(name, domain))
  return { files, hasPicture: own !== undefined }
}

const hasLogo = (assets: ReadonlySet<string>, domain: string) =>
  [...assets].some((path) => path.startsWith(`${LOGOS}/${domain}.`) || path.startsWith(`${LOGOS}/${domain}-`))

/** A feed without a picture is no failure, so any other is drawn instead. */
async function fetchLogo(address: string, context: FetchContext) {
  try {
    const { status, body } = await fetchFile(
      address,
      { accept: 'image/png, image/jpeg, image/webp, image/gif' },
      context,
    )
    const file = status === 200 ? logoFileOf(body) : undefined
    return file && body.length <= MAX_LOGO ? { ending: file.ending, bytes: body } : undefined
  } catch (error) {
    if (error instanceof FeedError) return undefined
    throw error
  }
}

const MAX_LOGO = 500_000
