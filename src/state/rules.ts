import { useSyncExternalStore } from 'react'
import { storedValue } from './stored-value.ts'
import { type Undo, putBack } from './undo.ts'

/** What the reader does not want to see: stories with these words, of this outlet, or of this topic. */
export interface Rule {
  readonly id: string
  readonly kind: 'words' | 'outlet' | 'topic'
  /** A word or phrase, the domain of an outlet, or the id of a topic. */
  readonly value: string
  /** The rule holds only in the topic with this id. */
  readonly topic?: string
  /** The rule ends at this time, in milliseconds since 1970. */
  readonly until?: number
}

export type NewRule = Omit<Rule, 'id'>

export const MAX_RULES = 200
/** Of a value, in UTF-16 code units. */
export const MAX_RULE_LENGTH = 100

/** Timers cannot wait longer, in milliseconds. */
const MAX_TIMEOUT = 2 ** 31 - 1

const KINDS = ['words', 'outlet', 'topic'] as const

/** Checks a rule without its id. @returns undefined when it is none, or too long */
export function parseNewRule(value: unknown): NewRule | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('value' in value)) return undefined
  const kind = KINDS.find((one) => one === value.kind)
  const text = typeof value.value === 'string' ? value.value.trim() : ''
  if (!kind || text === '' || text.length > MAX_RULE_LENGTH) return undefined
  const topic = 'topic' in value ? value.topic : undefined
  const until = 'until' in value ? value.until : undefined
  // Without its limits a damaged rule would hide more, or for longer, than the reader wanted.
  if (topic !== undefined && (typeof topic !== 'string' || topic === '')) return undefined
  if (until !== undefined && (typeof until !== 'number' || !Number.isFinite(until))) return undefined
  return { kind, value: text, ...(topic !== undefined && { topic }), ...(until !== undefined && { until }) }
}

function parseRules(value: unknown): readonly Rule[] {
  const rules = new Map<string, Rule>()
  for (const one of Array.isArray(value) ? (value as readonly unknown[]) : []) {
    const rule = parseNewRule(one)
    const id: unknown = typeof one === 'object' && one !== null && 'id' in one ? one.id : undefined
    if (rule && typeof id === 'string' && id !== '') rules.set(id, { id, ...rule })
  }
  return [...rules.values()]
}

const stored = storedValue({ name: 'rules', version: 1, parse: parseRules })

const isInForce = (now: number) => (rule: NewRule) => rule.until === undefined || rule.until > now

const withoutExpired = (rules: readonly Rule[], now = Date.now()) =>
  rules.every(isInForce(now)) ? rules : rules.filter(isInForce(now))

/** What `getRules` returned last. It returns the same array until a rule is added, removed or expires. */
let current = withoutExpired(stored.get())
let source = stored.get()

/** The rules that are in force, in the order in which they were added. */
export function getRules(): readonly Rule[] {
  if (source !== stored.get()) current = source = stored.get()
  current = withoutExpired(current)
  return current
}

function subscribe(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const start = () => {
    clearTimeout(timer)
    const next = Math.min(...getRules().map(({ until }) => until ?? Infinity))
    if (next !== Infinity) timer = setTimeout(onChange, Math.min(next - Date.now(), MAX_TIMEOUT))
  }
  const onChange = () => {
    start()
    listener()
  }
  const stop = stored.watch(onChange)
  start()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** The rules that are in force. Renders again when they change, also in another tab, and when one expires. */
export function useRules(): readonly Rule[] {
  return useSyncExternalStore(subscribe, getRules)
}

/** Changes what is stored. Expired rules are removed on this occasion. */
function changeRules(change: (rules: readonly Rule[]) => readonly Rule[]): void {
  stored.set((rules) => change(withoutExpired(rules)))
}

/** True for rules that hide the same, maybe for different times. Words are compared without regard to case. */
export const isSameRule = (a: NewRule, b: NewRule): boolean =>
  a.kind === b.kind && a.value.toLowerCase() === b.value.toLowerCase() && a.topic === b.topic

const isSameId = (a: Rule, b: Rule) => a.id === b.id

// `crypto.randomUUID` needs HTTPS. Two tabs never add a rule in the same millisecond.
const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`

/**
 * Adds a rule. It replaces one that hides the same for another time.
 * @returns its undo, or undefined when the rule is not valid, is over already, or there are too many
 */
export function addRule(rule: NewRule): Undo | undefined {
  const checked = parseNewRule(rule)
  if (!checked || !isInForce(Date.now())(checked)) return undefined
  const added: Rule = { id: newId(), ...checked }
  let previous: readonly Rule[] = []
  let isAdded = false
  changeRules((rules) => {
    previous = rules
    const others = rules.filter((other) => !isSameRule(other, added))
    isAdded = others.length < MAX_RULES
    return isAdded ? [...others, added] : rules
  })
  if (!isAdded) return undefined
  const replaced = previous.filter((other) => isSameRule(other, added))
  return () =>
    changeRules((rules) => {
      if (!rules.some((other) => other.id === added.id)) return rules
      const others = rules.filter((other) => other.id !== added.id)
      return replaced.reduce<readonly Rule[]>((list, old) => putBack(list, old, previous, isSameId), others)
    })
}

/** Removes a rule. Its undo puts it back in its place. */
export function removeRule(id: string): Undo {
  let previous: readonly Rule[] = []
  changeRules((rules) => {
    previous = rules
    return rules.some((rule) => rule.id === id) ? rules.filter((rule) => rule.id !== id) : rules
  })
  const removed = previous.find((rule) => rule.id === id)
  return () => {
    if (!removed) return
    changeRules((rules) =>
      // A rule that was added since hides the same already.
      rules.some((other) => isSameRule(other, removed)) ? rules : putBack(rules, removed, previous, isSameId),
    )
  }
}
