import { Bundler } from '../bundle.ts'
import { printable } from '../problems/printable.ts'
import { explainTies, unknownArticle } from '../report/explain.ts'
import { describeFolder, explainRefusal, summarise, toJson } from '../report/report.ts'
import { checkOutput } from '../write/check-output.ts'
import { CODES_HELP, CONTENT_HELP, CONTENT_OPTIONS, bundleOptions, needFolder } from './build-options.ts'
import { type Command, EXIT } from './command.ts'
import { buildProgress, complain, printProblems, say } from './output.ts'
import { parseOptions } from './usage.ts'

const HELP = `broadsheet bundle [options]

Builds the JSON index of a folder of articles, without the site around it.

  --out DIR          the folder of the index (default: dist/data)
  --explain ARTICLE  say which articles are tied to this one, and why; write nothing
  --json             print the result as one JSON object
${CONTENT_HELP}

${CODES_HELP}`

const OPTIONS = {
  ...CONTENT_OPTIONS,
  out: { type: 'string', default: 'dist/data' },
  explain: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseOptions(args, OPTIONS, { folderOption: 'content' })
  if (values.help) {
    say(HELP)
    return EXIT.done
  }
  const started = performance.now()
  const { progress, options } = buildProgress()
  const bundle = { ...bundleOptions(values), ...options }
  const { content } = bundle
  const { json, all: isAll } = values
  const out = needFolder('out', values.out)
  checkOutput(content, out)
  const bundler = new Bundler(bundle)
  try {
    const draft = await bundler.prepare()
    const isMissing = draft.found.some(({ code }) => code === 'no-folder')
    if (values.explain !== undefined && !isMissing) {
      const folder = await bundler.relate()
      progress.clear()
      const lines = explainTies(values.explain, folder)
      if (lines) say(printable(lines.join('\n')))
      else complain(printable(unknownArticle(values.explain, folder.articles)))
      return lines ? EXIT.done : EXIT.refused
    }
    const edition = draft.ok ? await draft.write(out) : undefined
    progress.clear()
    const milliseconds = performance.now() - started
    printProblems(draft, content, isAll, json)
    if (json) say(toJson(draft, edition, milliseconds))
    if (!json && draft.reading) say(describeFolder(draft.reading))
    if (!json && edition) say(summarise(edition, draft, milliseconds, isAll))
    if (edition) return EXIT.done
    if (isMissing) return EXIT.refused
    if (!json) complain(explainRefusal(draft, bundle))
    return EXIT.problems
  } finally {
    progress.clear()
    await bundler.close()
  }
}

export const command: Command = {
  name: 'bundle',
  summary: 'build the JSON index alone',
  help: HELP,
  run,
}
