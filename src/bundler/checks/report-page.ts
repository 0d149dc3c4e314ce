import { createHash } from 'node:crypto'
import { printable } from '../problems/printable.ts'
import { count, withCommas } from '../report/counts.ts'
import { escapeHtml } from '../values/escape-html.ts'
import { countSeverities } from './describe-sections.ts'
import { inBytes } from './estimate-site.ts'
import { type FindingKind, byKind } from './finding-kinds.ts'
import type { Coverage, Finding, HostUse, NewsroomReport, Section, SiteSizes } from './newsroom-report.ts'
import { pageStyle } from './page-style.ts'

/** Findings that are shown at once, and those that open below them. The JSON has all. */
const MAX_SHOWN = 50
const MAX_MORE = 1000

/** Text of an article or of a file's name, which may be hostile. */
const safe = (text: string): string => escapeHtml(printable(text))

/**
 * Writes a report as one HTML page that needs nothing else: no script, no picture, no other file. Its policy allows its own
 * style and nothing more.
 */
export function reportToPage(report: NewsroomReport, base = pageStyle()): string {
  const { site, time, counts, content, sections } = report
  const style = base + sections.map(chosenKind).join('')
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`
  const found = countSeverities(sections.flatMap(({ findings }) => findings))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Newsroom report: ${safe(site)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="label"><strong>Newsroom report</strong> <time datetime="${safe(time)}">${safe(time.slice(0, 16).replace('T', ' '))} UTC</time></p>
<h1 dir="auto">${safe(site)}</h1>
<p class="deck">${count(counts.articles, 'article')} of ${count(counts.outlets, 'outlet')} in ${count(counts.topics, 'topic')}. ${found === '' ? 'Nothing to report.' : `${found}.`}</p>
<hr class="scotch">
</header>
<div class="columns">
<nav class="kinds" aria-label="Kinds">
<ol>
${sections.map(kindLink).join('\n')}
</ol>
<p class="all"><a href="#report">Show all kinds</a></p>
</nav>
<main id="report">
${sections.map((section) => sectionHtml(section, report)).join('\n')}
</main>
</div>
<footer><p>Made by broadsheet check of ${content === '.' ? 'the folder in which it ran' : `the folder ${safe(content)}`}. Sizes are estimates; what hosts take was looked up in November 2026.</p></footer>
</body>
</html>
`
}

/** Marks the kind that is shown alone. */
const chosenKind = ({ kind }: Section): string =>
  `.columns:has(#${kind}:target) .kinds a[href="#${kind}"] { box-shadow: inset 0 -3px var(--ink); }\n`

const kindLink = ({ kind, title, findings, isChecked }: Section): string =>
  `<li><a href="#${kind}"${findings.length > 0 ? ' class="has-findings"' : ''}><span>${safe(title)}</span> <span class="number">${isChecked ? withCommas(findings.length) : 'not checked'}</span></a></li>`

function sectionHtml(section: Section, { coverage, sizes }: NewsroomReport): string {
  const { kind, title, summary } = section
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
  const kinds = byKind(section)
  const shown = kinds.slice(0, MAX_SHOWN)
  const more = kinds.slice(MAX_SHOWN, MAX_SHOWN + MAX_MORE)
  const rest = kinds.length - shown.length - more.length
  return `<section id="${kind}" aria-labelledby="${kind}-title">
<h2 id="${kind}-title">${safe(title)}</h2>
<p class="summary">${safe(sentence)}</p>
${kind === 'events' ? coverageHtml(coverage) : ''}${shown.length > 0 ? listHtml(shown) : ''}${
  more.length > 0
    ? `<details class="rest"><summary>${count(more.length, 'more', 'more')}</summary>\n${listHtml(more)}${rest > 0 ? `<p class="also">${withCommas(rest)} others are in what --json prints.</p>` : ''}</details>`
    : ''
}${kind === 'sizes' ? sizesHtml(sizes) : ''}</section>`
}

const listHtml = (kinds: readonly FindingKind[]): string =>
  `<ul class="findings">\n${kinds.map(findingHtml).join('\n')}\n</ul>\n`

const SEVERITIES = { error: 'Error', warning: 'Warning', note: 'Note' } as const
const MAX_ALSO = 5
const MAX_PLACES = 500

function findingHtml({ first, others }: FindingKind): string {
  const { severity, code, files = [], field, message, hint, frame } = first
  const place = placeOf(first)
  const times = others.length > 0 ? ` · ${withCommas(others.length + 1)} places` : ''
  const more = files.length - MAX_ALSO
  const also = `${files.slice(0, MAX_ALSO).join(', ')}${more > 0 ? ` and ${withCommas(more)} more` : ''}`
  return [
    `<li><span class="severity ${severity}">${SEVERITIES[severity]}</span>`,
    `<p class="message" dir="auto">${field === undefined ? '' : `<b>${safe(field)}</b>: `}${safe(message)}</p>`,
    hint !== undefined && `<p class="hint" dir="auto">${safe(hint)}</p>`,
    `<p class="place">${place === '' ? '' : `<bdi>${safe(place)}</bdi> · `}${safe(code)}${times}</p>`,
    files.length > 0 && `<p class="also">Also in <bdi>${safe(also)}</bdi></p>`,
    frame !== undefined && `<details><summary>Lines of the file</summary><pre dir="ltr">${safe(frame)}</pre></details>`,
    others.length > 0 && placesHtml(others),
    '</li>',
  ]
    .filter((line) => line !== false)
    .join('\n')
}

const placeOf = ({ file, line, column }: Finding): string =>
  [file, line, column].filter((part) => part !== undefined && part !== '').join(':')

function placesHtml(others: readonly Finding[]): string {
  const rest = others.length - MAX_PLACES
  const items = others
    .slice(0, MAX_PLACES)
    .map((one) => `<li><bdi>${safe(placeOf(one))}</bdi> <span dir="auto">${safe(one.message)}</span></li>`)
  return `<details><summary>${count(others.length, 'other place')}</summary><ul class="places">${items.join('\n')}</ul>${rest > 0 ? `<p class="also">${withCommas(rest)} others are in what --json prints.</p>` : ''}</details>`
}

/** Widths are attributes, since the policy allows no styles of elements. */
function coverageHtml({ events, oneOutlet, twoOutlets, moreOutlets }: Coverage): string {
  if (oneOutlet === events) return ''
  const share = (number: number) => (number / events) * 100
  const [one, two, more] = [share(oneOutlet), share(twoOutlets), share(moreOutlets)]
  const rect = (kind: string, x: number, width: number) =>
    width === 0 ? '' : `<rect class="${kind}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="100%"/>`
  const swatch = (kind: string, words: string) =>
    `<li><svg class="bar" aria-hidden="true"><rect class="${kind}" width="100%" height="100%"/></svg>${words}</li>`
  return `<svg class="bar" role="img" aria-label="Events by the number of outlets">${rect('one', 0, one)}${rect('two', one, two)}${rect('more', one + two, more)}</svg>
<ul class="legend">${swatch('one', `${withCommas(oneOutlet)} by one outlet`)}${swatch('two', `${withCommas(twoOutlets)} by two`)}${swatch('more', `${withCommas(moreOutlets)} by three or more`)}</ul>
`
}

function sizesHtml({ parts, hosts, largest, files, bytes }: SiteSizes): string {
  const rows = [...parts, { what: 'together', files, bytes }].map(
    ({ what, files: number, bytes: size }) =>
      `<tr><th scope="row">${safe(what)}</th><td>${count(number, 'file')}</td><td>${inBytes(size)}</td></tr>`,
  )
  const pictures = largest.map(
    ({ file, bytes: size }) => `<tr><th scope="row"><bdi>${safe(file)}</bdi></th><td>${inBytes(size)}</td></tr>`,
  )
  return `<div class="hosts">${hosts.map(hostHtml).join('')}</div>
<h3>What a build makes, about</h3>
<table>${rows.join('')}</table>
${pictures.length > 0 ? `<h3>Largest files of the folder</h3>\n<table>${pictures.join('')}</table>\n` : ''}`
}

function hostHtml({ host, remark, isEnough, uses }: HostUse): string {
  const lines = uses.map(({ what, used, limit }) => {
    const isBytes = what.startsWith('bytes')
    const show = isBytes ? inBytes : withCommas
    const noun = isBytes ? what.replace(/^bytes ?/, '') || 'in all' : what
    const width = Math.min(100, (used / limit) * 100)
    return `<p>${show(used)} of ${show(limit)} ${safe(noun)}</p><svg class="bar" aria-hidden="true"><rect class="ground" width="100%" height="100%"/><rect class="over" width="${width.toFixed(2)}%" height="100%"/></svg>`
  })
  return `<div><h3>${safe(host)} <span>${isEnough ? 'takes it' : 'does not take it'}</span></h3>${lines.join('')}<p class="remark">${safe(remark.charAt(0).toUpperCase() + remark.slice(1))}.</p></div>`
}
