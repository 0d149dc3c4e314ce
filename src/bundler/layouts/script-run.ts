import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  AssignmentExpression,
  ModuleDeclaration,
  Pattern,
  Statement,
  VariableDeclaration,
} from 'acorn'
import { ScriptExpressions, Undecided } from './script-expressions.ts'
import { NativeFunction, Scope, ScriptFunction } from './script-scope.ts'
import { ANY, FALSY, TRUTHY, Unsure, canBeFalse, canBeTrue, isGroup, oneOf, optionsOf } from './script-values.ts'

const MAX_DEPTH = 40

/** True for a function that has the word `false` in it. */
const saysFalse = (node: AnyNode): boolean => /"raw":"false"/.test(JSON.stringify(node))

type Declared = Statement | ModuleDeclaration | AnonymousFunctionDeclaration

/** What the statements of a function have given so far. */
interface Run {
  readonly returned: unknown[]
  /** True after a condition that is not known: what is assigned is what it may be. */
  isUnsure: boolean
}

/**
 * Works out what functions of scripts give, without running them: the few parts of JavaScript by which sites hold articles
 * back, and nothing that reaches outside. Everything else may be anything. Of a condition that is not known, both branches count.
 */
export class ScriptRun extends ScriptExpressions {
  private depth = 0

  /** @returns what the function gives; each of its options when there are several */
  call(one: unknown, args: readonly unknown[]): unknown {
    if (one instanceof NativeFunction) return one.run(...args)
    if (!(one instanceof ScriptFunction) || this.depth > MAX_DEPTH) return ANY
    const scope = new Scope(one.scope)
    this.depth++
    try {
      for (const [at, pattern] of one.node.params.entries()) this.bind(pattern, args[at], scope)
      if (one.node.body.type !== 'BlockStatement') return this.evaluate(one.node.body, scope)
      const run: Run = { returned: [], isUnsure: false }
      if (this.block(one.node.body.body, scope, run)) run.returned.push(undefined)
      return oneOf(run.returned)
    } catch (error) {
      if (error instanceof Undecided) return saysFalse(one.node) ? new Unsure([false, TRUTHY, FALSY]) : ANY
      throw error
    } finally {
      this.depth--
    }
  }

  /** @returns false when the statements end the function in every case */
  block(statements: readonly Statement[], scope: Scope, run: Run): boolean {
    this.declare(statements, scope)
    return statements.every((one) => this.statement(one, scope, run))
  }

  /** Functions and constants are known before the statements above them. */
  declare(statements: readonly Declared[], scope: Scope): void {
    for (const one of statements) {
      if (one.type === 'FunctionDeclaration') {
        const { id } = one
        if (id) scope.declare(id.name, () => new ScriptFunction(one, scope))
      } else if (one.type === 'VariableDeclaration') this.declareAll(one, scope)
    }
  }

  private declareAll({ declarations }: VariableDeclaration, scope: Scope): void {
    for (const { id, init } of declarations)
      if (id.type === 'Identifier') scope.declare(id.name, () => (init ? this.evaluate(init, scope) : undefined))
      else this.bindLater(id, () => (init ? this.evaluate(init, scope) : undefined), scope)
  }

  private bindLater(pattern: Pattern, value: () => unknown, scope: Scope): void {
    if (pattern.type !== 'ObjectPattern') return this.bind(pattern, ANY, scope)
    for (const one of pattern.properties) {
      if (one.type === 'RestElement') this.bind(one, ANY, scope)
      else if (one.value.type === 'Identifier')
        scope.declare(one.value.name, () => this.member(value(), this.keyOf(one.key, one.computed, scope), true))
      else this.bind(one.value, this.member(value(), this.keyOf(one.key, one.computed, scope), true), scope)
    }
  }

  private bind(pattern: Pattern, value: unknown, scope: Scope): void {
    switch (pattern.type) {
      case 'Identifier':
        return scope.declare(pattern.name, () => value)
      case 'ObjectPattern':
        return this.bindLater(pattern, () => value, scope)
      case 'AssignmentPattern': {
        const filled = optionsOf(value).map((one) =>
          one === undefined ? this.evaluate(pattern.right, scope) : one === FALSY ? ANY : one,
        )
        return this.bind(pattern.left, oneOf(filled), scope)
      }
      case 'RestElement':
        return this.bind(pattern.argument, ANY, scope)
      case 'ArrayPattern':
        for (const one of pattern.elements) if (one) this.bind(one, ANY, scope)
        return
      default:
        throw new Undecided()
    }
  }

  private statement(node: Statement, scope: Scope, run: Run): boolean {
    this.step()
    switch (node.type) {
      case 'ReturnStatement':
        run.returned.push(node.argument ? this.evaluate(node.argument, scope) : undefined)
        return false
      case 'ThrowStatement':
        return false
      case 'BlockStatement':
        return this.block(node.body, new Scope(scope), run)
      case 'IfStatement':
        return this.branch(this.evaluate(node.test, scope), node.consequent, node.alternate, scope, run)
      case 'ExpressionStatement':
        if (node.expression.type === 'AssignmentExpression') this.assign(node.expression, scope, run.isUnsure)
        else this.evaluate(node.expression, scope)
        return true
      case 'TryStatement':
        return this.branch(ANY, node.block, node.handler?.body, scope, run)
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.loop(node.left, node.body, scope, run)
      case 'ForStatement':
        return this.loop(node.init, node.body, scope, run)
      case 'VariableDeclaration':
      case 'FunctionDeclaration':
      case 'ContinueStatement':
      case 'BreakStatement':
      case 'EmptyStatement':
        return true
      default:
        throw new Undecided()
    }
  }

  /** What is done in a loop is done, or not. */
  private loop(names: AnyNode | null | undefined, body: Statement, outer: Scope, run: Run): boolean {
    const scope = new Scope(outer)
    if (names?.type === 'VariableDeclaration') for (const { id } of names.declarations) this.bind(id, ANY, scope)
    return this.branch(ANY, body, undefined, scope, run)
  }

  private branch(
    test: unknown,
    then: Statement,
    otherwise: Statement | null | undefined,
    scope: Scope,
    run: Run,
  ): boolean {
    const isBoth = canBeTrue(test) && canBeFalse(test)
    if (!isBoth) {
      const taken = canBeTrue(test) ? then : otherwise
      return taken ? this.statement(taken, scope, run) : true
    }
    const before = run.isUnsure
    run.isUnsure = true
    const goesOn = [then, otherwise].map((one) => (one ? this.statement(one, scope, run) : true))
    run.isUnsure = before
    return goesOn.includes(true)
  }

  private assign({ left, right, operator }: AssignmentExpression, scope: Scope, isUnsure: boolean): void {
    const value = operator === '=' ? this.evaluate(right, scope) : ANY
    const assigned = (old: unknown) => (isUnsure ? oneOf([old, value]) : value)
    if (left.type === 'Identifier') return scope.set(left.name, assigned(scope.get(left.name)))
    if (left.type !== 'MemberExpression' || left.object.type === 'Super') return
    const target = this.evaluate(left.object, scope)
    const key = this.keyOf(left.property, left.computed, scope)
    if (isGroup(target) && typeof key === 'string' && key !== '__proto__')
      Reflect.set(target, key, assigned(Object.hasOwn(target, key) ? target[key] : undefined))
  }
}
