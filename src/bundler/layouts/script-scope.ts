import type {
  AnonymousFunctionDeclaration,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
} from 'acorn'

type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression | AnonymousFunctionDeclaration

/** Names of a script and what they are. They are worked out when they are first asked for. */
export class Scope {
  private readonly names = new Map<string, () => unknown>()
  private readonly outer: Scope | undefined
  constructor(outer?: Scope) {
    this.outer = outer
  }

  has(name: string): boolean {
    return this.names.has(name) || this.outer?.has(name) === true
  }

  get(name: string): unknown {
    const own = this.names.get(name)
    return own ? own() : this.outer?.get(name)
  }

  declare(name: string, value: () => unknown): void {
    let known: { readonly value: unknown } | undefined
    this.names.set(name, () => (known ??= { value: value() }).value)
  }

  /** Gives a declared name another value. */
  set(name: string, value: unknown): void {
    if (this.names.has(name) || !this.outer) this.names.set(name, () => value)
    else this.outer.set(name, value)
  }
}

/** A function of a script, with the names that it sees. */
export class ScriptFunction {
  readonly node: FunctionNode
  readonly scope: Scope
  constructor(node: FunctionNode, scope: Scope) {
    this.node = node
    this.scope = scope
  }
}

/** A function that scripts are given. */
export class NativeFunction {
  readonly run: (...args: readonly unknown[]) => unknown
  constructor(run: (...args: readonly unknown[]) => unknown) {
    this.run = run
  }
}
