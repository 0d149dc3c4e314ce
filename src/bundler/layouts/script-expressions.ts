import type {
  CallExpression,
  Expression,
  LogicalExpression,
  ObjectExpression,
  PrivateIdentifier,
  SpreadElement,
  Super,
  TemplateLiteral,
} from 'acorn'
import { type Scope, ScriptFunction } from './script-scope.ts'
import * as values from './script-values.ts'
import {
  ANY,
  DAY,
  FALSY,
  NOW,
  TRUTHY,
  canBeFalse,
  canBeTrue,
  isGroup,
  isKnown,
  oneOf,
  optionsOf,
} from './script-values.ts'

const MAX_STEPS = 20_000

/** Thrown where what a function gives cannot be known. */
export class Undecided extends Error {}

/** What a build of the site for readers has in its environment. Names of other settings may have any value. */
function environment(name: unknown): unknown {
  if (typeof name !== 'string') return ANY
  if (name === 'ELEVENTY_RUN_MODE') return 'build'
  if (/^(?:NODE_ENV|ELEVENTY_ENV|ENV|ENVIRONMENT|CONTEXT|BUILD_ENV)$/.test(name)) return 'production'
  return /DRAFT|PREVIEW|DEV|DEBUG|WATCH|SERVE|FUTURE/i.test(name) ? undefined : ANY
}

const isEnvironment = (node: Expression, scope: Scope): boolean =>
  node.type === 'MemberExpression' &&
  node.object.type === 'Identifier' &&
  node.object.name === 'process' &&
  node.property.type === 'Identifier' &&
  node.property.name === 'env' &&
  !scope.has('process')

/** Works out what expressions give. */
export abstract class ScriptExpressions {
  private steps = 0

  abstract call(one: unknown, args: readonly unknown[]): unknown

  /** Works something out; it may be anything where that is not possible. */
  attempt(work: () => unknown): unknown {
    this.steps = 0
    try {
      return work()
    } catch (error) {
      if (error instanceof Undecided) return ANY
      throw error
    }
  }

  protected step(): void {
    if (++this.steps > MAX_STEPS) throw new Undecided()
  }

  evaluate(node: Expression | Super | SpreadElement, scope: Scope): unknown {
    this.step()
    switch (node.type) {
      case 'Literal':
        return node.regex ? new RegExp(node.regex.pattern, node.regex.flags.replace(/[gy]/g, '')) : node.value
      case 'TemplateLiteral':
        return this.template(node, scope)
      case 'Identifier':
        return this.name(node.name, scope)
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return new ScriptFunction(node, scope)
      case 'ObjectExpression':
        return this.group(node, scope)
      case 'ArrayExpression': {
        const all = node.elements.map((one) => (!one || one.type === 'SpreadElement' ? ANY : this.evaluate(one, scope)))
        return all.every(isKnown) ? all : TRUTHY
      }
      case 'UnaryExpression':
        return values.unary(node.operator, this.evaluate(node.argument, scope))
      case 'BinaryExpression':
        if (node.left.type === 'PrivateIdentifier') return ANY
        return this.binary(node.operator, this.evaluate(node.left, scope), this.evaluate(node.right, scope))
      case 'LogicalExpression':
        return this.logical(node, scope)
      case 'ConditionalExpression': {
        const test = this.evaluate(node.test, scope)
        return oneOf([
          ...(canBeTrue(test) ? [this.evaluate(node.consequent, scope)] : []),
          ...(canBeFalse(test) ? [this.evaluate(node.alternate, scope)] : []),
        ])
      }
      case 'MemberExpression':
        if (node.object.type === 'Super') return ANY
        if (isEnvironment(node.object, scope)) return environment(this.keyOf(node.property, node.computed, scope))
        return this.member(
          this.evaluate(node.object, scope),
          this.keyOf(node.property, node.computed, scope),
          node.optional,
        )
      case 'ChainExpression':
        return this.evaluate(node.expression, scope)
      case 'CallExpression':
        return this.callOf(node, scope)
      case 'NewExpression': {
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date' || scope.has('Date')) return TRUTHY
        const [first] = node.arguments.map((one) => this.evaluate(one, scope))
        return node.arguments.length === 0 ? NOW : first === DAY || first === NOW ? first : TRUTHY
      }
      case 'AwaitExpression':
        return this.evaluate(node.argument, scope)
      case 'ParenthesizedExpression':
        return this.evaluate(node.expression, scope)
      default:
        return ANY
    }
  }

  private template({ quasis, expressions }: TemplateLiteral, scope: Scope): unknown {
    return quasis.reduce((text: unknown, { value }, at) => {
      const whole = values.binary('+', text, value.cooked ?? value.raw)
      const inner = expressions[at]
      if (!inner) return whole
      const shown = this.evaluate(inner, scope)
      return values.binary(
        '+',
        whole === undefined ? '' : whole,
        typeof shown === 'object' && isKnown(shown) ? ANY : shown,
      )
    }, '')
  }

  private name(name: string, scope: Scope): unknown {
    if (name === 'undefined') return undefined
    return scope.has(name) ? scope.get(name) : ANY
  }

  private group(node: ObjectExpression, scope: Scope): unknown {
    const all: Record<string, unknown> = {}
    for (const one of node.properties) {
      if (one.type === 'SpreadElement') {
        const inner = this.evaluate(one.argument, scope)
        if (isGroup(inner)) Object.assign(all, inner)
        continue
      }
      const key = this.keyOf(one.key, one.computed, scope)
      if (typeof key === 'string' && key !== '__proto__') all[key] = this.evaluate(one.value, scope)
    }
    return all
  }

  protected keyOf(key: Expression | PrivateIdentifier, isComputed: boolean, scope: Scope): unknown {
    if (key.type === 'PrivateIdentifier') return ANY
    if (!isComputed && key.type === 'Identifier') return key.name
    const value = this.evaluate(key, scope)
    return typeof value === 'number' ? String(value) : value
  }

  protected member(target: unknown, key: unknown, isOptional: boolean): unknown {
    const found = optionsOf(target).map((one) => {
      if (one === undefined || one === null) return isOptional ? undefined : ANY
      if (typeof key !== 'string' || !isKnown(one)) return ANY
      if (typeof one === 'string' && key === 'length') return one.length
      if (Array.isArray(one)) {
        const items: readonly unknown[] = one
        return key === 'length' ? items.length : /^\d+$/.test(key) ? items[Number(key)] : ANY
      }
      if (!isGroup(one)) return ANY
      return Object.hasOwn(one, key) ? one[key] : undefined
    })
    return oneOf(found)
  }

  private binary(operator: string, left: unknown, right: unknown): unknown {
    if (operator === 'in' && typeof left === 'string' && isGroup(right)) return Object.hasOwn(right, left)
    return values.binary(operator, left, right)
  }

  private logical({ left, right, operator }: LogicalExpression, scope: Scope): unknown {
    const all = optionsOf(this.evaluate(left, scope)).map((one) => {
      if (operator === '??' && one === FALSY) return oneOf([one, this.evaluate(right, scope)])
      const isKept = operator === '??' ? one !== undefined && one !== null : canBeTrue(one) === (operator === '||')
      return isKept ? one : this.evaluate(right, scope)
    })
    return oneOf(all)
  }

  private callOf({ callee, arguments: given }: CallExpression, scope: Scope): unknown {
    const args = given.map((one) => (one.type === 'SpreadElement' ? ANY : this.evaluate(one, scope)))
    if (callee.type === 'Identifier' && !scope.has(callee.name)) return values.builtIn(callee.name, args)
    if (callee.type !== 'MemberExpression') return this.call(this.evaluate(callee, scope), args)
    if (callee.object.type === 'Super') return ANY
    const key = this.keyOf(callee.property, callee.computed, scope)
    if (callee.object.type === 'Identifier' && !scope.has(callee.object.name))
      return values.builtIn(`${callee.object.name}.${String(key)}`, args)
    const results = optionsOf(this.evaluate(callee.object, scope)).map((target) => {
      if ((target === undefined || target === null) && callee.optional) return undefined
      const own = isGroup(target) && typeof key === 'string' && Object.hasOwn(target, key) ? target[key] : undefined
      if (own instanceof ScriptFunction) return this.call(own, args)
      return typeof key === 'string' ? this.method(target, key, args) : ANY
    })
    return oneOf(results)
  }

  private method(target: unknown, key: string, args: readonly unknown[]): unknown {
    let isUnsure = false
    const given = args.map((one) =>
      one instanceof ScriptFunction
        ? (...inner: readonly unknown[]) => {
            const result = this.call(one, inner)
            if (!isKnown(result)) isUnsure = true
            return result
          }
        : one,
    )
    const result = values.callMethod(target, key, given)
    return isUnsure ? ANY : result
  }
}
