/**
 * The forms of a message for the plural categories of CLDR that its language has. `#` is replaced by the number, so a
 * name, such as that of a topic, is put in outside: it can contain a `#` too.
 */
export type Forms = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>

let localeOf = (language: string): string => language

/**
 * Says by which BCP 47 tag the numbers of a language are written: Arabic has other digits in Egypt than in Morocco, and
 * a page should have those of its dates only. Called once, before the first message.
 */
export function setLocaleOf(localeOfLanguage: (language: string) => string): void {
  localeOf = localeOfLanguage
}

/** Returns a function that puts a number into the right form of a message: `count(2, { one: '# story', other: '# stories' })`. */
export function counter(language: string): (number: number, forms: Forms) => string {
  let rules: Intl.PluralRules | undefined
  let format: Intl.NumberFormat | undefined
  return (number, forms) => {
    // Creating these takes a hundred times as long as using them.
    rules ??= new Intl.PluralRules(language)
    format ??= new Intl.NumberFormat(localeOf(language))
    return (forms[rules.select(number)] ?? forms.other).replaceAll('#', format.format(number))
  }
}
