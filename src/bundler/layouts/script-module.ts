import { posix } from 'node:path'
import type { AnyNode, CallExpression, Expression, Program } from 'acorn'
import { acorn } from '../system/late-libraries.ts'
import { ScriptRun } from './script-run.ts'
import { NativeFunction, Scope, ScriptFunction } from './script-scope.ts'
import { ANY, canBeFalse, canBeTrue, isGroup } from './script-values.ts'
import { isData } from './settings-of-others.ts'

/** Scripts of a site by their paths. They are never run. */
export type ScriptTexts = Readonly<Record<string, string>>

const EXTENSIONS = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '/index.js']

/** @returns paths that a script may mean by an import: of `./dates`, `lib/dates`, `lib/dates.js` and so on */
export const importedPaths = (file: string, name: string): readonly string[] =>
  /^\.\.?(?:\/|$)/.test(name) ? EXTENSIONS.map((extension) => posix.join(posix.dirname(file), name) + extension) : []

/** Returns the names of other files that a script imports. */
export const importsIn = (script: string): readonly string[] =>
  [...script.matchAll(/\b(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g)].map(([, name = '']) => name)

const MODULE = { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true } as const
const SCRIPT = { ...MODULE, sourceType: 'script', allowReturnOutsideFunction: true } as const

function parse(text: string): Program | undefined {
  for (const options of [MODULE, SCRIPT])
    try {
      return acorn().parse(text, options)
    } catch {
      // The other kind may fit. A script that fits neither is not known.
    }
  return undefined
}

export interface Call {
  /** Name of the method with what it is called on: `config.addGlobalData`. */
  readonly method: string
  readonly args: readonly unknown[]
  readonly line: number
}

/** Reads scripts that import each other. */
export class ScriptModules {
  readonly run = new ScriptRun()
  private readonly texts: ScriptTexts
  private readonly known = new Map<string, { readonly program: Program; readonly scope: Scope } | undefined>()

  constructor(texts: ScriptTexts) {
    this.texts = texts
  }

  /** @returns what a script exports, as a group where it exports a group or a function that returns one */
  exported(file: string): unknown {
    return this.run.attempt(() => {
      const value = this.exports(file)
      return value instanceof ScriptFunction ? this.run.call(value, [ANY]) : value
    })
  }

  private exports(file: string, name = 'default'): unknown {
    const module = this.module(file)
    if (!module) return ANY
    const { scope, program } = module
    const named: Record<string, unknown> = {}
    let whole: { readonly value: unknown } | undefined
    for (const node of program.body) {
      if (node.type === 'ExportDefaultDeclaration') {
        const { declaration } = node
        if (declaration.type === 'ClassDeclaration') return ANY
        const value =
          declaration.type === 'FunctionDeclaration'
            ? new ScriptFunction(declaration, scope)
            : this.run.evaluate(declaration, scope)
        if (name === 'default') return value
        whole = { value }
      } else if (node.type === 'ExportNamedDeclaration') {
        const { declaration } = node
        if (declaration?.type === 'FunctionDeclaration') named[declaration.id.name] = scope.get(declaration.id.name)
        if (declaration?.type === 'VariableDeclaration')
          for (const { id } of declaration.declarations)
            if (id.type === 'Identifier') named[id.name] = scope.get(id.name)
        for (const { local, exported } of node.source ? [] : node.specifiers)
          if (local.type === 'Identifier' && exported.type === 'Identifier')
            named[exported.name] = scope.get(local.name)
      } else if (node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression') {
        const { left, right } = node.expression
        const target = left.type === 'MemberExpression' ? nameOf(left) : ''
        if (target === 'module.exports') whole = { value: this.run.evaluate(right, scope) }
        else if (/^(?:module\.)?exports\.\w+$/.test(target))
          named[target.slice(target.lastIndexOf('.') + 1)] = this.run.evaluate(right, scope)
      }
    }
    if (name === 'default') return whole ? whole.value : named
    if (Object.hasOwn(named, name)) return named[name]
    return isGroup(whole?.value) && Object.hasOwn(whole.value, name) ? whole.value[name] : ANY
  }

  private imported(file: string, name: string, part: string): unknown {
    const path = importedPaths(file, name).find((one) => Object.hasOwn(this.texts, one))
    return path === undefined ? ANY : this.exports(path, part)
  }

  private module(file: string) {
    if (this.known.has(file)) return this.known.get(file)
    const program = parse(this.texts[file] ?? '')
    const scope = new Scope()
    this.known.set(file, program && { program, scope })
    if (!program) return undefined
    scope.declare(
      'require',
      () => new NativeFunction((name) => (typeof name === 'string' ? this.imported(file, name, 'default') : ANY)),
    )
    for (const node of program.body)
      if (node.type === 'ImportDeclaration')
        for (const one of node.specifiers) {
          const part =
            one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : 'default'
          scope.declare(one.local.name, () => this.imported(file, String(node.source.value), part))
        }
    this.run.declare(program.body.flatMap(declaredIn), scope)
    return { program, scope }
  }

  /**
   * Finds the calls of some methods in a script, whatever calls the function that they are in.
   * @param methods pattern of their names, such as `config.ignores.add`
   * @returns none that are for developing the site only
   */
  calls(file: string, methods: RegExp): readonly Call[] {
    const module = this.module(file)
    if (!module) return []
    const found: Call[] = []
    const text = this.texts[file] ?? ''
    const visit = (node: AnyNode, outer: Scope): void => {
      let scope = outer
      if ('params' in node) {
        scope = new Scope(outer)
        for (const one of node.params) if (one.type === 'Identifier') scope.declare(one.name, () => ANY)
      }
      if (node.type === 'BlockStatement') {
        scope = new Scope(scope)
        this.run.declare(node.body, scope)
      }
      if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
        const method = nameOf(node.callee)
        if (methods.test(method)) {
          found.push({ method, args: this.valuesOf(node, scope), line: text.slice(0, node.start).split('\n').length })
          return
        }
      }
      if (node.type === 'IfStatement') {
        const test = this.run.attempt(() => this.run.evaluate(node.test, scope))
        if (canBeTrue(test)) visit(node.consequent, scope)
        if (node.alternate && canBeFalse(test)) visit(node.alternate, scope)
        return
      }
      for (const inner of Object.values(node))
        for (const one of Array.isArray(inner) ? inner : [inner]) if (isNode(one)) visit(one, scope)
    }
    visit(module.program, module.scope)
    return found
  }

  private valuesOf(node: CallExpression, scope: Scope): readonly unknown[] {
    return node.arguments.map((one) =>
      one.type === 'SpreadElement' ? ANY : this.run.attempt(() => this.run.evaluate(one, scope)),
    )
  }
}

/** The statement of `export const`. */
const declaredIn = (node: Program['body'][number]) =>
  (node.type === 'ExportNamedDeclaration' && node.declaration) || node

const isNode = (value: unknown): value is AnyNode => isData(value) && typeof value['type'] === 'string'

/** The name of `module.exports.data`; empty for other expressions. */
function nameOf(node: Expression): string {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'CallExpression') return '()'
  if (node.type !== 'MemberExpression' || node.computed || node.object.type === 'Super') return ''
  return node.property.type === 'Identifier' ? `${nameOf(node.object)}.${node.property.name}` : ''
}
