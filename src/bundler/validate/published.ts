import {
  CLEAR_NAMES,
  HOLD_GROUPS,
  type HeldReason,
  type HoldName,
  MISSPELT_HOLD_NAMES,
  groupHold,
  holdName,
} from '../adapt/hold-names.ts'
import { normalName } from '../adapt/normal-name.ts'
import { isSilentName } from '../adapt/silent-names.ts'
import { hasNoPage } from '../addresses/article-address.ts'
import type { Parsed, UnsureField } from '../parse/parse.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { type Path, fieldName } from '../problems/found-problem.ts'
import type { Instant } from '../values/instant.ts'
import { ARTICLE_NAMES } from '../yaml-advice/field-names.ts'
import { type FieldReader, isMapping } from './fields.ts'
import { type Saying, readBuildOptions, readSaying } from './hold-fields.ts'

/** When an article is public. Times are such as `2026-12-01T00:00:00Z`. */
export interface Publishing {
  readonly isPublished: boolean
  /** Why it is not, if it is held back whatever the time. */
  readonly held?: HeldReason
  readonly shownTimes?: ShownTimes
}

export interface ShownTimes {
  /** Later than the time of the article. */
  readonly from?: string
  readonly embargo?: string
  readonly until?: string
}

const HINT = 'Write published: false to leave the article out.'
const FLAG_HINT = `${HINT} Otherwise write published: true.`
const DECIDE = 'Write published: false to leave the article out, or published: true to publish it.'
const DECIDE_SCRIPT =
  'Write published: false into its front matter to leave the article out, or published: true to publish it. For all articles of a folder, write it into its file of data, such as blog/blog.json.'
const MAX_LEVELS = 3
/** Groups of the format, and of pictures. What they hide is not the article. */
const OTHER_GROUPS: ReadonlySet<string> = new Set(['provider', 'images', 'related', '__proto__'])

/**
 * Reads whether and when an article is public. What its author held back is left out where that is certain, and is an error
 * where it is not: after a warning the article would be published against its author's intention.
 * @param unread paths of unknown fields inside other fields
 * @param instant when it was published; a day begins later than in UTC where clocks are behind it
 */
export function readPublishing(
  fields: FieldReader,
  { data, adapted, unsure = [] }: Parsed,
  unread: readonly Path[],
  instant: Instant | undefined,
): Publishing {
  const own = data['published']
  const flag = fields.flag(own, ['published'], FLAG_HINT)
  if (own === null && !adapted?.uses.some(({ ours }) => ours[0] === 'published'))
    fields.reportName('error', 'empty-published', ['published'], 'Found nothing, expected true or false.', FLAG_HINT)
  if (flag === false) return { isPublished: false, held: 'unpublished' }
  // A wrong date of the article itself is reported with the other dates.
  const dated = adapted?.uses.find(({ ours, theirs }) => ours[0] === 'publishedDateTime' && theirs.length === 1)
  const reader = new PublishingReader(fields, flag === true)
  if (instant && instant.begin > instant.time) reader.addTime('from', instant.begin)
  if (adapted)
    for (const [name, value] of Object.entries(adapted.data)) if (name !== dated?.theirs[0]) reader.read([name], value)
  for (const path of unread) if (path.length > 1) reader.readMisplaced(path, valueAt(data, path))
  if (hasNoPage(adapted?.data ?? data)) reader.hold('unlisted')
  if (reader.result.isPublished) for (const one of unsure) reader.reportScript(one)
  return reader.result
}

class PublishingReader {
  private readonly fields: FieldReader
  /** True when the article says `published: true`, which decides where other fields are unclear. */
  private readonly isExplicit: boolean
  private held: HeldReason | undefined
  private readonly times: Record<'from' | 'embargo' | 'until', string | undefined> = {
    from: undefined,
    embargo: undefined,
    until: undefined,
  }

  constructor(fields: FieldReader, isExplicit: boolean) {
    this.fields = fields
    this.isExplicit = isExplicit
  }

  get result(): Publishing {
    const { held } = this
    if (held) return { isPublished: false, held }
    const { from, embargo, until } = this.times
    const shownTimes = { ...(from && { from }), ...(embargo && { embargo }), ...(until && { until }) }
    return { isPublished: true, ...(Object.keys(shownTimes).length > 0 && { shownTimes }) }
  }

  hold(reason: HeldReason): void {
    this.held ??= reason
  }

  read(path: Path, value: unknown, group = ''): void {
    const name = String(path.at(-1))
    if (path.length === 1 && OTHER_GROUPS.has(name)) return
    if (path.length === 1 && name === 'published') {
      // A date was read as the time of the article. Everything else was read as a flag.
      const saying = readSaying(this.fields, PUBLISHED, value)
      if (saying.says === 'from') this.say(path, value, saying, PUBLISHED)
      return
    }
    const normal = normalName(name)
    if (isMapping(value)) return this.readGroup(path, normal, value)
    const hold = groupHold(group, normal) ?? holdName(normal)
    if (!hold) return path.length === 1 ? this.readMisspelt(path, name, value) : undefined
    if (value === null && /^(?:is)?publish(?:ed)?$/.test(normal))
      return this.reportUnclear(path, value, 'expected true or false')
    this.say(path, value, readSaying(this.fields, hold, value), hold)
  }

  private readGroup(path: Path, normal: string, group: Readonly<Record<string, unknown>>): void {
    if (normal === 'build') return this.say(path, group, readBuildOptions(group), BUILD)
    const isMeant = HOLD_GROUPS.has(normal)
    for (const [name, value] of Object.entries(group)) {
      const inner = [...path, name]
      if (isMeant && path.length < MAX_LEVELS) this.read(inner, value, normal)
      else if (CLEAR_NAMES.has(normalName(name))) this.readMisplaced(inner, value)
    }
  }

  private say(path: Path, value: unknown, saying: Saying, { isUnsure }: HoldName): void {
    switch (saying.says) {
      case 'nothing':
      case 'shown':
        return
      case 'unclear':
        return this.reportUnclear(path, value, `expected ${saying.expected}`)
      case 'hidden':
        return isUnsure ? this.reportUnclear(path, value, 'which may hold the article back') : this.hold(saying.reason)
      case 'from':
      case 'embargo':
      case 'until':
        this.addTime(saying.says, saying.time)
    }
  }

  /** Of several times, the one that shows the article for the shortest time counts. */
  addTime(says: 'from' | 'embargo' | 'until', time: string): void {
    const other = this.times[says]
    if (!other || (says === 'until' ? time < other : time > other)) this.times[says] = time
  }

  private reportUnclear(path: Path, value: unknown, why: string): void {
    if (this.isExplicit) return
    const written = value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)
    const message = `Found “${fieldName(path)}: ${written.slice(0, 60)}”, ${why}. It is not certain whether the article is public.`
    this.fields.reportName('error', 'held-back', path, message, DECIDE)
  }

  /** Reports a field that a script gives a value which cannot be known without running it. */
  reportScript({ name, file, line }: UnsureField): void {
    if (this.isExplicit) return
    const message = `The script ${file} gives “${name}” a value in line ${line} by which it may hold this article back. Scripts are not run, so it is not certain whether the article is public.`
    this.fields.reportName('error', 'computed-field', [name], message, DECIDE_SCRIPT)
  }

  private readMisspelt(path: Path, name: string, value: unknown): void {
    if (ARTICLE_NAMES.all.has(name) || isSilentName(name)) return
    const near = didYouMean(name, MISSPELT_HOLD_NAMES)
    const hold = near && holdName(normalName(near))
    if (!near || !hold) return
    const saying = readSaying(this.fields, hold, value)
    const hides = saying.says === 'hidden' || saying.says === 'embargo' || saying.says === 'until'
    const isEmptyFlag = near === 'published' && value === null
    if (!hides && !isEmptyFlag) return
    const isContrary = this.isExplicit
    this.fields.reportName(
      'error',
      'misspelt-published',
      path,
      `Found the unknown field “${name}”. If you meant “${near}”, it decides whether the article is public.`,
      isContrary ? 'Correct its name, or remove it.' : DECIDE,
    )
  }

  /** Reports a field about publishing inside a group that it is not read in. */
  readMisplaced(path: Path, value: unknown): void {
    const name = String(path.at(-1))
    const isPublished = name === 'published' || didYouMean(name, ['published']) !== undefined
    const hold = isPublished ? PUBLISHED : CLEAR_NAMES.has(normalName(name)) ? holdName(normalName(name)) : undefined
    const { says } = hold ? readSaying(this.fields, hold, value) : { says: 'nothing' }
    if (says !== 'hidden' && says !== 'embargo' && says !== 'until') return
    this.fields.reportName(
      'error',
      'misplaced-published',
      path,
      `The field ${fieldName(path)} is not read, so the article would be public.`,
      'Write published: false at the beginning of a line to leave the article out.',
    )
  }
}

const PUBLISHED: HoldName = { kind: 'shows', reason: 'unpublished' }
const BUILD: HoldName = { kind: 'hides', reason: 'unlisted' }

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const part of path) value = isRecord(value) ? value[part] : undefined
  return value
}

const isRecord = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null
