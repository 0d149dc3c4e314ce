import { existsSync, readdirSync } from 'node:fs'
import type { BundleOptions } from '../draft.ts'
import { isBase, normaliseBase } from '../site/base.ts'
import { UsageError } from './usage.ts'

/** True for a variable that is set, and not to a word for “no”. */
const isOn = (name: string) => !['', '0', 'false', 'no'].includes((process.env[name] ?? '').toLowerCase())

const flag = (variable?: string) => ({ type: 'boolean', default: variable !== undefined && isOn(variable) }) as const

/** Settings of systems that have a folder `content/` as a part of their site. */
const OF_SITES =
  /^(?:(?:hugo|config|zola)\.(?:toml|ya?ml)|_config\.ya?ml|\.eleventy\.[cm]?js|(?:eleventy|astro|docusaurus)\.config\.[cm]?[jt]s)$/
/** What only our own content folders have. */
const OWN: readonly string[] = ['content/_news', 'content/site.yaml', 'content/site.yml']

/**
 * The publisher's folder when no option names one: `content/`, unless the current folder has the settings of another system,
 * so that its `content/` is only a part of the site.
 */
export function defaultContent(folder = '.'): string {
  const has = (path: string) => existsSync(`${folder}/${path}`)
  if (!has('content')) return '.'
  const isSite = readdirSync(folder).some((name) => OF_SITES.test(name)) || has('config/_default')
  return isSite && !OWN.some(has) ? '.' : 'content'
}

/** Options of every command that reads a content folder. Each can also be set by a variable. */
export const CONTENT_OPTIONS = {
  content: { type: 'string', default: process.env['CONTENT'] || defaultContent() },
  unpublished: flag('UNPUBLISHED'),
  future: flag('FUTURE'),
  archive: flag('ARCHIVE'),
  'skip-invalid': flag('SKIP_INVALID'),
  strict: flag('STRICT'),
  all: flag('ALL'),
  'check-pictures': flag('CHECK_PICTURES'),
  'no-cache': flag(),
  help: { ...flag(), short: 'h' },
} as const

/** What `--help` says of `--content` in every command that has it. */
export const FOLDER_HELP = `  --content DIR      the publisher's folder (default: content, if there is one and this folder is
                     no site of another system; else this folder)`

export const CONTENT_HELP = `${FOLDER_HELP}
  --unpublished      publish articles marked published: false
  --future           publish articles dated in the future
  --archive          read the articles in _archive/ as well
  --skip-invalid     leave broken articles out and publish the rest
  --strict           treat every warning as an error
  --all              list every place of every problem, and all files that are left out
  --check-pictures   ask other sites for their pictures, and leave out those that are gone
  --no-cache         read everything again and cache nothing
  --help, -h         print this help

Variables set them too: CONTENT=my-news, STRICT=1.`

export const CODES_HELP = `Exit codes:

   0   Everything was written.
   1   The content has problems. Nothing was written.
   2   The command was wrong, the output folder belongs to something else, or the operating system refused.
  70   Broadsheet itself has a fault.`

interface Values {
  readonly content: string
  readonly unpublished: boolean
  readonly future: boolean
  readonly archive: boolean
  readonly 'skip-invalid': boolean
  readonly strict: boolean
  readonly 'check-pictures': boolean
  readonly 'no-cache': boolean
}

/** @throws {UsageError} when an option for a folder is empty */
export function needFolder(name: string, folder: string): string {
  if (folder === '') throw new UsageError(`--${name} needs the name of a folder.`)
  return folder
}

/**
 * Base path of a site, with slashes at both ends.
 * @throws {UsageError} when it is no path
 */
export function readBase(text: string): string {
  if (isBase(text)) return normaliseBase(text)
  const advice = text.includes('://') ? ' The address of the site belongs to --url.' : ''
  throw new UsageError(`Found --base ${text}, expected a path such as /my-news/.${advice}`)
}

/** Makes the options of the bundler of those of a command. */
export function bundleOptions(values: Values): BundleOptions {
  return {
    content: needFolder('content', values.content),
    contentOption: '--content, or CONTENT',
    unpublished: values.unpublished,
    future: values.future,
    archive: values.archive,
    skipInvalid: values['skip-invalid'],
    strict: values.strict,
    checkPictures: values['check-pictures'],
    ...(values['no-cache'] && { cache: false }),
  }
}
