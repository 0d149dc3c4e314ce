import { holdName } from '../adapt/hold-names.ts'
import { normalName } from '../adapt/normal-name.ts'
import type { SiteScripts } from '../layouts/layout.ts'
import { ScriptModules } from '../layouts/script-module.ts'
import { NativeFunction, ScriptFunction } from '../layouts/script-scope.ts'
import { ANY, DAY, FALSY, TRUTHY, isGroup, isKnown, optionsOf } from '../layouts/script-values.ts'
import type { Parsed, UnsureField } from '../parse/parse.ts'
import { isMapping } from '../validate/fields.ts'

type Data = Readonly<Record<string, unknown>>

/** A script that gives fields to articles, or a function of the settings that Eleventy asks whether it reads a file. */
interface Giver {
  readonly file: string
  /** Empty for all articles, else ends with a slash. */
  readonly folder: string
  readonly plain: Data
  readonly computed: Data
  readonly asked?: { readonly formats: unknown; readonly decide: unknown; readonly line: number }
}

/** What the scripts of a site make of the fields of its articles. They are read once, and never run. */
export class ScriptFields {
  private readonly scripts: SiteScripts
  private readonly modules: ScriptModules
  private readonly givers: readonly Giver[]

  constructor(scripts: SiteScripts) {
    this.scripts = scripts
    this.modules = new ScriptModules(scripts.texts)
    this.givers = [
      ...scripts.settings.flatMap((file) => this.ofSettings(file)),
      ...scripts.data.map((one) => this.ofFile(one)),
    ]
  }

  private ofFile({ file, folder, isComputed }: SiteScripts['data'][number]): Giver {
    const exported = this.modules.exported(file)
    const fields = isGroup(exported) ? exported : unreadable(this.scripts.texts[file] ?? '')
    const computed = fields['eleventyComputed']
    return {
      file,
      folder: folder === '' || folder.endsWith('/') ? folder : `${folder}/`,
      plain: isComputed ? {} : fields,
      computed: isComputed ? fields : isGroup(computed) ? computed : {},
    }
  }

  /** `addGlobalData("eleventyComputed.permalink", …)` and `addPreprocessor("drafts", "*", …)`. */
  private ofSettings(file: string): Giver[] {
    return this.modules.calls(file, METHODS).flatMap(({ method, args, line }): Giver[] => {
      const [name, second, third] = args
      const none = { file, folder: '', plain: {}, computed: {} }
      if (method.endsWith('.addPreprocessor')) return [{ ...none, asked: { formats: second, decide: third, line } }]
      if (typeof name !== 'string') return []
      const value = second instanceof ScriptFunction ? this.modules.run.call(second, []) : second
      if (name === 'eleventyComputed') return isGroup(value) ? [{ ...none, computed: value }] : []
      const [, computed] = /^eleventyComputed\.(\w+)$/.exec(name) ?? []
      return [
        computed === undefined ? { ...none, plain: { [name]: value } } : { ...none, computed: { [computed]: value } },
      ]
    })
  }

  /** Adds the fields by which scripts hold an article back, or that are not certain. */
  apply(parsed: Parsed): Parsed {
    const { path } = parsed.file
    const fitting = this.givers.filter(({ folder }) => path.startsWith(folder))
    if (fitting.length === 0) return parsed
    const data = this.dataFor(parsed, fitting)
    const found: Found = { values: {}, unsure: [] }
    for (const { plain, file } of fitting)
      for (const [name, value] of Object.entries(plain))
        if (!Object.hasOwn(parsed.data, name) || found.values[name] !== undefined)
          this.add(name, name === 'permalink' ? this.given(value, data) : value, file, found)
    for (const { asked, file } of fitting) if (asked && fits(asked.formats)) this.ask(asked, file, data, parsed, found)
    const own = isMapping(parsed.data['eleventyComputed']) ? parsed.data['eleventyComputed'] : {}
    for (const { computed, file } of fitting)
      for (const [name, value] of Object.entries(computed)) {
        if (Object.hasOwn(own, name)) continue
        const given = this.given(value, data)
        data[name] = given
        this.add(name, given, file, found)
      }
    const unsure = found.unsure.length > 0 && { unsure: found.unsure }
    return { ...parsed, data: { ...parsed.data, ...found.values }, ...unsure }
  }

  /** What functions of scripts see of an article. */
  private dataFor({ data, file: { path } }: Parsed, fitting: readonly Giver[]): Record<string, unknown> {
    const globals = Object.fromEntries(this.scripts.globals.map((name) => [name, ANY]))
    const plain = fitting.flatMap((one) => Object.entries(one.plain)).map(([name, value]) => [name, value] as const)
    const own = structuredClone(data)
    const stem = path.replace(/\.\w+$/, '')
    const slug = (stem.endsWith('/index') ? stem.slice(0, -6) : stem)
      .replace(/^.*\//, '')
      .replace(/^\d{4}-\d\d-\d\d-/, '')
    return {
      collections: ANY,
      pkg: ANY,
      ...globals,
      ...Object.fromEntries(plain),
      ...own,
      ...(own['date'] !== undefined && { date: DAY }),
      page: {
        date: DAY,
        fileSlug: slug,
        inputPath: `./${path}`,
        filePathStem: `/${stem}`,
        url: TRUTHY,
        outputPath: TRUTHY,
        lang: ANY,
        rawInput: ANY,
        templateSyntax: ANY,
        outputFileExtension: 'html',
      },
      eleventy: { env: { runMode: 'build', source: 'cli', isServerless: false } },
    }
  }

  private given(value: unknown, data: Data): unknown {
    return this.modules.run.attempt(() =>
      value instanceof ScriptFunction ? this.modules.run.call(value, [data]) : value,
    )
  }

  private ask(asked: NonNullable<Giver['asked']>, file: string, data: Data, { body }: Parsed, found: Found): void {
    const before = { ...data }
    const answers = optionsOf(this.modules.run.attempt(() => this.modules.run.call(asked.decide, [data, body])))
    // A function that cannot be read says nothing of articles unless it can say no.
    const says = answers.map((one) => one === false)
    if (!says.includes(false)) found.values['permalink'] = false
    else if (says.includes(true)) found.unsure.push({ name: 'permalink', file, line: asked.line })
    for (const [name, value] of Object.entries(data)) if (before[name] !== value) this.add(name, value, file, found)
  }

  private add(name: string, value: unknown, file: string, found: Found): void {
    const hold = name === 'permalink' ? { kind: 'permalink' as const } : holdName(normalName(name))
    if (!hold || value instanceof NativeFunction) return
    const options = optionsOf(value)
    const line = () => lineOf(this.scripts.texts[file] ?? '', name)
    const isClear = options.length === 1 && isKnown(value) && !(value instanceof ScriptFunction)
    // Templates of other fields are read like those of front matter.
    if (isClear) {
      if (hold.kind === 'permalink' && typeof value !== 'string' && value !== false) return
      found.values[name] = value ?? false
      return
    }
    const canHold =
      hold.kind === 'permalink'
        ? options.includes(false)
        : hold.kind === 'shows'
          ? options.some((one) => one === false || one === FALSY)
          : hold.kind === 'from' || hold.kind === 'word'
            ? false
            : options.some((one) => one !== undefined && one !== null && one !== false && one !== FALSY)
    if (canHold) found.unsure.push({ name, file, line: line() })
  }
}

interface Found {
  readonly values: Record<string, unknown>
  readonly unsure: UnsureField[]
}

const METHODS = /\.(?:addGlobalData|addPreprocessor)$/

/** Preprocessors are for all files, or for some formats: `md,njk`. */
const fits = (formats: unknown): boolean =>
  typeof formats === 'string' ? /\*|\bmd\b|\bmarkdown\b/.test(formats) : true

/** The fields that a script names which is not understood, such as one in TypeScript. Their values may be anything. */
const unreadable = (script: string): Data =>
  Object.fromEntries(
    [
      ...script.matchAll(
        /["']?\b(permalink|drafts?|published|hidden|unlisted|private|eleventyExcludeFromCollections)\b["']?\s*[:(]/g,
      ),
    ].map(([, name = '']) => [name, ANY]),
  )

const lineOf = (script: string, name: string): number =>
  script.slice(0, Math.max(0, script.indexOf(name))).split('\n').length
