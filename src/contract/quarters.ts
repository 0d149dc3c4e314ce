/** The catalogue has times in quarters of an hour. */
export const MS_PER_QUARTER = 900_000
export const QUARTERS_PER_DAY = 96
