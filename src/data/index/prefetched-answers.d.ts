interface Window {
  /**
   * Responses that `app/early.ts` has requested, by URL. `taken` means that the main script has used the response or has
   * requested the file itself, so `early.ts` must not request it again.
   */
  broadsheetPrefetched?: Map<string, Promise<Response> | 'taken'>
  /** What `app/early.ts` does for a page that was drawn at build, until the reader takes it over. */
  broadsheetEarly?: {
    /** True until the reader takes the page over. */
    isWaiting: boolean
    /** Buttons that were pressed until then, and links that were followed after one. */
    readonly pressed: Set<HTMLElement>
    /** Called by the script at the end of the page, before anything is painted. */
    readonly atEnd: () => void
  }
}
