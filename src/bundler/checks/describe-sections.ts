import type { Problem } from '../../contract/problem.ts'
import type { FileFix } from '../fixes/plan-fixes.ts'
import type { PictureReport } from '../pictures/check-pictures.ts'
import { count, withCommas } from '../report/counts.ts'
import type { LinkReport } from './check-links.ts'
import { describeSizes, inBytes } from './estimate-site.ts'
import type { Coverage, Finding, Section, SectionKind, SiteSizes } from './newsroom-report.ts'

interface Found {
  /** Errors first. */
  readonly problems: readonly Problem[]
  readonly sameTitles: readonly Finding[]
  readonly pictures: PictureReport | undefined
  readonly links: LinkReport | undefined
  /** Number of outlets with articles. */
  readonly outlets: number
  readonly logos: readonly Finding[]
  readonly quietDays: number
  readonly quietTopics: readonly Finding[]
  readonly coverage: Coverage
  readonly events: readonly Finding[]
  readonly later: readonly Finding[]
  readonly sizes: SiteSizes
  readonly fixes: readonly FileFix[]
}

/** Problems of the bundler that are about something twice. */
const TWICE: ReadonlySet<string> = new Set(['same-story', 'duplicate-id', 'organization-twice', 'topic-twice'])

/** Sorts what was found into the sections of the report. */
export function describeSections(found: Found): Section[] {
  const problems = found.problems.filter(({ code }) => !TWICE.has(code))
  const twice = [...found.problems.filter(({ code }) => TWICE.has(code)), ...found.sameTitles]
  const { quietTopics, coverage, outlets, logos, quietDays } = found
  const ofCode = (findings: readonly Finding[], code: string) => findings.filter((one) => one.code === code).length
  const empty = ofCode(quietTopics, 'empty-topic')
  const quiet = ofCode(quietTopics, 'quiet-topic')
  const future = ofCode(found.later, 'future') + ofCode(found.later, 'far-future')
  return [
    section('problems', 'Errors and warnings', countSeverities(problems) || 'none', problems),
    section('duplicates', 'Duplicates', describeTwice(twice), twice),
    ofPictures(found.pictures),
    ofLinks(found.links),
    section(
      'logos',
      'Missing logos',
      logos.length === 0
        ? `all of ${count(outlets, 'outlet')} have one`
        : `${withCommas(logos.length)} of ${count(outlets, 'outlet')} ${logos.length === 1 ? 'has' : 'have'} none`,
      logos,
    ),
    section(
      'topics',
      'Quiet topics',
      join([
        quiet > 0 && `${withCommas(quiet)} without news for ${quietDays} days`,
        empty > 0 && `${withCommas(empty)} empty`,
      ]) || `all have news of the last ${quietDays} days`,
      quietTopics,
    ),
    section('events', 'Single-outlet events', describeCoverage(coverage, outlets, found.events.length), found.events),
    section(
      'dates',
      'Later and held back',
      join([
        future > 0 && `${withCommas(future)} in the future`,
        found.later.length > future && `${withCommas(found.later.length - future)} held back`,
      ]) || 'all articles are public',
      found.later,
    ),
    section('sizes', 'Size of the site', describeHosts(found.sizes), describeSizes(found.sizes)),
    ofFixes(found.fixes),
  ]
}

const section = (
  kind: SectionKind,
  title: string,
  summary: string,
  findings: readonly Finding[],
  isChecked = true,
): Section => ({ kind, title, summary, isChecked, findings })

const join = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(', ')

/** `1 error, 3 warnings`. */
export function countSeverities(findings: readonly Pick<Finding, 'severity'>[]): string {
  const of = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length
  const [errors, warnings, notes] = [of('error'), of('warning'), of('note')]
  return join([
    errors > 0 && count(errors, 'error'),
    warnings > 0 && count(warnings, 'warning'),
    notes > 0 && count(notes, 'note'),
  ])
}

function describeCoverage({ events, oneOutlet }: Coverage, outlets: number, withReports: number): string {
  if (outlets <= 1) return events === 0 ? 'no events' : 'all articles are of one outlet'
  const more = withReports === 0 ? '' : `; ${withCommas(withReports)} of these with several reports`
  return `${withCommas(oneOutlet)} of ${count(events, 'event')} covered by one outlet only${more}`
}

function describeTwice(twice: readonly Finding[]): string {
  const titles = twice.filter(({ code }) => code === 'same-title').length
  const others = twice.length - titles
  return (
    join([
      others > 0 && `${count(others, 'file')} of something that another file has`,
      titles > 0 && `${count(titles, 'title')} that ${titles === 1 ? 'is' : 'are'} nearly another one`,
    ]) || 'none'
  )
}

function ofPictures(pictures: PictureReport | undefined): Section {
  if (!pictures) return section('pictures', 'Dead pictures', 'not checked (--check-pictures asks for them)', [], false)
  const findings = pictures.gone.map(({ address, detail, files }): Finding => {
    const [file] = files
    return {
      severity: 'warning',
      code: 'dead-picture',
      ...(file !== undefined && { file }),
      ...(files.length > 1 && { files: files.slice(1) }),
      address,
      message: `The picture is gone (${detail}): ${address}`,
      hint: 'Name another picture. A build with --check-pictures leaves it out.',
    }
  })
  return section(
    'pictures',
    'Dead pictures',
    describeAnswers(pictures, 'picture', findings.length),
    findings,
    !pictures.isUnreachable,
  )
}

function ofLinks(links: LinkReport | undefined): Section {
  if (!links) return section('links', 'Dead links', 'not checked (--check-links asks for them)', [], false)
  const note = links.private > 0 ? `; ${count(links.private, 'link')} into private networks not asked` : ''
  return section(
    'links',
    'Dead links',
    describeAnswers(links, 'link', links.findings.length) + note,
    links.findings,
    !links.isUnreachable,
  )
}

function describeAnswers(
  {
    named,
    asked,
    unclear,
    later,
    isUnreachable,
  }: Pick<PictureReport, 'named' | 'asked' | 'unclear' | 'later' | 'isUnreachable'>,
  what: string,
  gone: number,
): string {
  if (isUnreachable) return 'no other site could be reached'
  return join([
    `${withCommas(gone)} of ${count(named, what)} ${gone === 1 ? 'is' : 'are'} gone`,
    `${withCommas(asked)} asked now`,
    unclear > 0 && `${withCommas(unclear)} without a clear answer`,
    later > 0 && `${withCommas(later)} left for the next checks`,
  ])
}

function describeHosts({ files, bytes, hosts }: SiteSizes): string {
  const names = (isEnough: boolean) => hosts.filter((host) => host.isEnough === isEnough).map(({ host }) => host)
  const [fits, not] = [names(true), names(false)]
  return join([
    `about ${count(files, 'file')} with ${inBytes(bytes)}`,
    fits.length > 0 && `within the limits of ${fits.join(', ')}`,
    not.length > 0 && `too much for ${not.join(', ')}`,
  ])
}

function ofFixes(fixes: readonly FileFix[]): Section {
  const notes = fixes.reduce((sum, fix) => sum + fix.notes.length, 0)
  const findings = fixes.map(
    ({ file, notes: all }): Finding => ({
      severity: 'note',
      code: 'can-be-corrected',
      file,
      message: `${all.map(({ field, what }) => (field === undefined ? what : `${field}: ${what}`)).join('; ')}.`,
      hint: 'broadsheet check --fix shows and corrects it.',
    }),
  )
  return section(
    'corrections',
    'Safe corrections',
    notes === 0 ? 'none needed' : `${count(notes, 'place')} in ${count(fixes.length, 'file')}`,
    findings,
  )
}
