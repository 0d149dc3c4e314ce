/** The forms of a message for the plural categories of CLDR that its language has. `#` is replaced by the number. */
export type Forms = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>

/** Returns a function that puts a number into the right form of a message: `count(2, { one: '# story', other: '# stories' })`. */
export function counter(language: string): (number: number, forms: Forms) => string {
  let rules: Intl.PluralRules | undefined
  let format: Intl.NumberFormat | undefined
  return (number, forms) => {
    // Creating these takes a hundred times as long as using them.
    rules ??= new Intl.PluralRules(language)
    format ??= new Intl.NumberFormat(language)
    return (forms[rules.select(number)] ?? forms.other).replaceAll('#', format.format(number))
  }
}
