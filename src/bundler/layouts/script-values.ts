/**
 * What a script of a site can give, as far as it is known without running it. A value is one of JavaScript, or one of these.
 */
export class Unsure {
  /** The values that it may be; undefined when it may be anything. */
  readonly options: readonly unknown[] | undefined
  constructor(options?: readonly unknown[]) {
    this.options = options
  }
}

/** May be anything. */
export const ANY = new Unsure()
/** A value that counts as true: an address, a list, a function. */
export const TRUTHY = Symbol('something')
/** A value that counts as false, not known which. */
export const FALSY = Symbol('nothing')
/** The day of the article, and the time at which the site is built. Articles dated ahead are held back until then in any case. */
export const DAY = Symbol('day of the article')
export const NOW = Symbol('time of the build')

const MAX_OPTIONS = 12

export const optionsOf = (value: unknown): readonly unknown[] =>
  value instanceof Unsure ? (value.options ?? [TRUTHY, FALSY]) : [value]

export function oneOf(values: readonly unknown[]): unknown {
  if (values.some((value) => value instanceof Unsure && value.options === undefined)) return ANY
  const all = [...new Set(values.flatMap(optionsOf))]
  if (all.length > MAX_OPTIONS) return ANY
  return all.length === 1 ? all[0] : new Unsure(all)
}

const isTrue = (value: unknown): boolean => value !== FALSY && Boolean(value)
export const canBeTrue = (value: unknown): boolean => optionsOf(value).some(isTrue)
export const canBeFalse = (value: unknown): boolean => optionsOf(value).some((one) => !isTrue(one))

/** True for a value of JavaScript itself. */
export const isKnown = (value: unknown): boolean => !(value instanceof Unsure) && typeof value !== 'symbol'
/** True for a group of fields, whose values may be any of these. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const isPlain = (value: unknown): value is Plain =>
  value === null || value === undefined || /^(?:string|number|boolean)$/.test(typeof value)

const not = (value: unknown): unknown => oneOf(optionsOf(value).map((one) => !isTrue(one)))

type Plain = string | number | boolean | null | undefined

/** @param operator of JavaScript, such as `===` */
export function binary(operator: string, left: unknown, right: unknown): unknown {
  return oneOf(optionsOf(left).flatMap((one) => optionsOf(right).map((other) => ofTwo(operator, one, other))))
}

function ofTwo(operator: string, left: unknown, right: unknown): unknown {
  if (isPlain(left) && isPlain(right)) return compute(operator, left, right)
  if (/^[<>]=?$/.test(operator)) {
    if (left === DAY && right === NOW) return operator.startsWith('<')
    if (left === NOW && right === DAY) return operator.startsWith('>')
  }
  if (operator === '+') return [left, right].some((one) => typeof one === 'string' && one !== '') ? TRUTHY : ANY
  const isEqual = operator.startsWith('==')
  if (isEqual || operator.startsWith('!='))
    // What counts as true is none of the values that count as false.
    return [left, right].some(isTrue) && [left, right].some((one) => !isTrue(one))
      ? !isEqual
      : new Unsure([true, false])
  return /^[<>]|^in/.test(operator) ? new Unsure([true, false]) : ANY
}

function compute(operator: string, left: Plain, right: Plain): unknown {
  switch (operator) {
    case '===':
      return left === right
    case '!==':
      return left !== right
    case '==':
      return isLooselyEqual(left, right)
    case '!=':
      return !isLooselyEqual(left, right)
    case '+':
      return typeof left === 'string' || typeof right === 'string' ? `${left}${right}` : Number(left) + Number(right)
    case '-':
      return Number(left) - Number(right)
    case '<':
    case '>':
    case '<=':
    case '>=':
      return isOrdered(operator, left, right)
    default:
      return ANY
  }
}

function isLooselyEqual(left: Plain, right: Plain): boolean {
  if (left === null || left === undefined || right === null || right === undefined)
    return (left ?? null) === (right ?? null)
  return typeof left === typeof right ? left === right : Number(left) === Number(right)
}

function isOrdered(operator: string, left: Plain, right: Plain): boolean {
  const [one, other] =
    typeof left === 'string' && typeof right === 'string' ? [left, right] : [Number(left), Number(right)]
  const order = one < other ? -1 : one > other ? 1 : one === other ? 0 : Number.NaN
  return operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0
}

/** Methods of texts, lists and patterns that change nothing. */
const METHODS =
  /^(?:at|concat|endsWith|includes|indexOf|join|lastIndexOf|match|padStart|replace|replaceAll|slice|split|startsWith|substring|substr|test|toLowerCase|toString|toUpperCase|trim|trimEnd|trimStart|valueOf|some|every|filter|find|map)$/

/** Calls a method of a value. @param values arguments; functions among them take and return values such as these */
export function callMethod(target: unknown, name: string, values: readonly unknown[]): unknown {
  if (target === DAY) return /^(?:getTime|valueOf|toISOString|toJSON|toMillis)$/.test(name) ? DAY : ANY
  const isCallable = typeof target === 'string' || Array.isArray(target) || target instanceof RegExp
  if (!isCallable || !METHODS.test(name) || !values.every(isKnown)) return ANY
  const method: unknown = Reflect.get(Object(target), name)
  if (typeof method !== 'function') return ANY
  try {
    return Reflect.apply(method, target, values)
  } catch {
    return ANY
  }
}

export function unary(operator: string, value: unknown): unknown {
  if (operator === '!') return not(value)
  if (operator === 'void') return undefined
  if (operator === '+' && (value === DAY || value === NOW)) return value
  if (!isPlain(value)) return operator === 'typeof' ? TRUTHY : ANY
  if (operator === 'typeof') return typeof value
  return operator === '-' ? -Number(value) : operator === '+' ? Number(value) : ANY
}

/** Calls a function that every script has. @param name such as `Boolean` or `Date.now` */
export function builtIn(name: string, args: readonly unknown[]): unknown {
  const [first] = args
  if (name === 'Boolean') return not(not(first))
  if (name === 'Date.now') return NOW
  if (name === 'Date.parse' && first === DAY) return DAY
  if (name === 'Array.isArray' && isKnown(first)) return Array.isArray(first)
  if (name === 'String' && isPlain(first)) return String(first)
  return name === 'Number' && isPlain(first) ? Number(first) : ANY
}
