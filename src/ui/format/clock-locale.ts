/**
 * Returns a BCP 47 tag for dates with the hours that the reader wants. Every time of day is formatted by the same locale,
 * so the choice reaches all of them by the tag, such as `en-US-u-hc-h23`.
 * @param clock `auto` is what the language uses
 */
export function clockLocale(locale: string, clock: 'auto' | '12' | '24'): string {
  if (clock === 'auto') return locale
  return new Intl.Locale(locale, { hourCycle: clock === '12' ? 'h12' : 'h23' }).toString()
}
