interface Window {
  /**
   * Responses that `app/early.ts` has requested, by URL. `taken` means that the main script has used the response or has
   * requested the file itself, so `early.ts` must not request it again.
   */
  broadsheetPrefetched?: Map<string, Promise<Response> | 'taken'>
}
