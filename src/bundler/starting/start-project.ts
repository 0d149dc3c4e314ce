import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf } from '../system/error-code.ts'
import type { ProjectFiles } from './example-articles.ts'
import { addIgnores, missingIgnores } from './ignored-files.ts'
import { EDITOR_FILES, exampleContent, projectReadme } from './new-project.ts'
import { ownRequirement } from './own-requirement.ts'
import { addToPackage, newPackage, packageName, projectScripts } from './package-file.ts'
import { packageManagerOf, scriptCommand } from './package-manager.ts'
import { publishWorkflow } from './publish-workflow.ts'
import type { RecognisedFolder } from './recognise-folder.ts'
import { defaultBranch, otherPublisher, repositoryAround } from './repository.ts'
import { type SiteAnswers, siteFile } from './site-file.ts'

/** What was done to a folder, for the command to say. Paths are relative to the project. */
export interface StartedProject {
  readonly written: readonly string[]
  /** Files that were there and were not touched. */
  readonly kept: readonly string[]
  readonly changed: readonly { readonly file: string; readonly added: string }[]
  /** What the publisher must know, as whole sentences. */
  readonly notes: readonly string[]
  /** The two commands that show the site. */
  readonly next: readonly [install: string, start: string]
}

const PACKAGE = 'package.json'
const IGNORES = '.gitignore'
const WORKFLOW = '.github/workflows/publish.yml'

/**
 * Makes a project of a folder: a new site with examples, or the files that publish what is already there. A file that exists is
 * never overwritten. Lines are added to two of them, `package.json` and `.gitignore`.
 * @param answers absent for a folder of articles that needs no site.yaml
 * @param now the time of the examples
 * @throws system errors
 */
export function startProject(
  recognised: RecognisedFolder,
  answers: SiteAnswers | undefined,
  now: Date,
): StartedProject {
  mkdirSync(recognised.folder, { recursive: true })
  const starter = new ProjectStarter(recognised)
  const { content, found, siteFile: settings } = recognised
  if (settings !== undefined) starter.keep(settings)
  else if (answers) starter.write({ [`${content}site.yaml`]: siteFile(answers, content ? '../' : './') })
  const isNew = !found && answers
  if (isNew) starter.write({ ...exampleContent(now), ...EDITOR_FILES })
  return starter.finish(isNew ? answers.title : undefined)
}

class ProjectStarter {
  private readonly project: RecognisedFolder
  private readonly written: string[] = []
  private readonly kept: string[] = []
  private readonly changed: { readonly file: string; readonly added: string }[] = []
  private readonly notes: string[] = []

  constructor(project: RecognisedFolder) {
    this.project = project
  }

  private pathOf(file: string): string {
    return join(this.project.folder, file)
  }

  keep(file: string): void {
    this.kept.push(file)
  }

  write(files: ProjectFiles): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(this.pathOf(file)), { recursive: true })
      try {
        writeFileSync(this.pathOf(file), text, { flag: 'wx' })
        this.written.push(file)
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error
        this.kept.push(file)
      }
    }
  }

  /** @param title the title of a new site, for its README */
  finish(title: string | undefined): StartedProject {
    const { folder } = this.project
    const manager = packageManagerOf(folder)
    const names = this.writePackage()
    const commandOf = (name: string) => scriptCommand(manager, names[name] ?? name)
    if (title !== undefined) this.write({ 'README.md': projectReadme(title, manager.install, commandOf) })
    this.writeIgnores()
    this.writeWorkflow()
    return {
      written: this.written,
      kept: this.kept,
      changed: this.changed,
      notes: this.notes,
      next: [manager.install, commandOf('start')],
    }
  }

  /** @returns the names of the scripts */
  private writePackage(): Readonly<Record<string, string>> {
    const { folder, contentOption } = this.project
    const scripts = projectScripts(contentOption)
    const requirement = ownRequirement(folder)
    const noteFile = () => {
      if (requirement.startsWith('file:'))
        this.notes.push(
          `${PACKAGE} takes Broadsheet from ${requirement}, as this command was installed from there. Write a version in its place before others build the site.`,
        )
    }
    if (!existsSync(this.pathOf(PACKAGE))) {
      this.write({ [PACKAGE]: newPackage(packageName(basename(resolve(folder))), scripts, requirement) })
      noteFile()
      return {}
    }
    const text = readFileSync(this.pathOf(PACKAGE), 'utf8')
    const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
    const changed = addToPackage(text.slice(mark.length), scripts, requirement)
    if (!changed) {
      this.kept.push(PACKAGE)
      const lines = Object.entries(scripts).map(([name, command]) => `“${name}”: “${command}”`)
      this.notes.push(
        `${PACKAGE} could not be read as JSON. Add the dependency broadsheet, ${requirement}, and these scripts to it: ${lines.join(', ')}.`,
      )
      return {}
    }
    if (changed.added.length === 0) this.kept.push(PACKAGE)
    else {
      writeFileSync(this.pathOf(PACKAGE), mark + changed.text)
      this.changed.push({ file: PACKAGE, added: changed.added.join(' and ') })
      if (changed.hasNewDependency) noteFile()
    }
    return changed.names
  }

  private writeIgnores(): void {
    const path = this.pathOf(IGNORES)
    const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    const lines = missingIgnores(text ?? '')
    if (text === undefined) this.write({ [IGNORES]: addIgnores('', lines) })
    else if (lines.length === 0) this.kept.push(IGNORES)
    else {
      writeFileSync(path, addIgnores(text, lines))
      this.changed.push({ file: IGNORES, added: lines.join(', ') })
    }
  }

  private writeWorkflow(): void {
    const { folder, contentOption } = this.project
    const other = otherPublisher(folder)
    if (other !== undefined && !existsSync(this.pathOf(WORKFLOW))) {
      this.notes.push(
        `${WORKFLOW} was not written, since ${other} already publishes this repository, and the two would undo each other’s work. To publish with Broadsheet, remove that file and run this command again.`,
      )
      return
    }
    const manager = packageManagerOf(folder)
    this.write({ [WORKFLOW]: publishWorkflow(manager, defaultBranch(folder), contentOption) })
    const repository = repositoryAround(folder)
    if (repository !== undefined)
      this.notes.push(
        `This folder is a part of the repository ${repository}. GitHub runs workflows of its root only, so make this folder a repository of its own, or move .github there and set working-directory.`,
      )
  }
}
