interface Window {
  /**
   * Answers that the head of the page has sent for, by address, until the reader takes them. What is `taken` the reader
   * has, or asks for itself: nobody sends for it a second time.
   */
  broadsheetEarly?: Map<string, Promise<Response> | 'taken'>
}
