/** Sizes below this are in kilobytes: `0 MB` would say that there is nothing. */
const SMALL = 50_000
const BYTES_PER = { kilobyte: 1000, megabyte: 1_000_000, gigabyte: 1_000_000_000 } as const

/** Formats a number of bytes: `4.5 MB`, `12 MB`, `8 kB`, `1.2 GB`. */
export function formatSize(bytes: number, locale: string): string {
  const unit = bytes > 0 && bytes < SMALL ? 'kilobyte' : bytes < BYTES_PER.gigabyte ? 'megabyte' : 'gigabyte'
  const value = bytes / BYTES_PER[unit]
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 && unit !== 'kilobyte' ? 1 : 0,
  }).format(value)
}
