declare global {
  /** Set by every page before its scripts, and at build by the renderer of pages. */
  var broadsheetBase: string | undefined
}

/** Base path of the site, with slashes at both ends. The compiled reader is the same for every site. */
export const BASE_PATH: string = globalThis.broadsheetBase ?? '/'
