type Message = string | ((...values: readonly unknown[]) => string | readonly unknown[])

const OPEN = '⟦'
const CLOSE = '⟧'

/** Returns 40 % of the letters of a message, without numbers and without the names that were put in. */
function padding(text: string, values: readonly unknown[]): string {
  const names = values.flat().filter((value) => typeof value === 'string')
  const words = names.reduce((rest, name) => rest.replaceAll(name, ''), text).replaceAll(/[\d⟦⟧]/g, '')
  return words.trim().slice(0, Math.ceil(words.trim().length * 0.4))
}

function lengthenMessage(message: Message, values: readonly unknown[]): string | readonly unknown[] {
  const said = typeof message === 'string' ? message : message(...values)
  if (typeof said === 'string') return OPEN + said + padding(said, values) + CLOSE
  const words = said.filter((piece) => typeof piece === 'string').join('')
  return [OPEN, ...said, padding(words, values) + CLOSE]
}

/** Returns messages of the same shape that stand in ⟦brackets⟧ and are 40 % longer, as those of some languages are. */
export function lengthen<Messages extends object>(messages: Messages): Messages {
  const longer = Object.entries(messages).map(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return [key, lengthenMessage(value, [])]
    if (typeof value === 'function')
      return [key, (...values: readonly unknown[]) => lengthenMessage(value as Message, values)]
    return [key, lengthen(value as object)]
  })
  return Object.fromEntries(longer) as Messages
}
