interface Window {
  /** Answers that the head of the page has sent for, by address, until the reader takes them. */
  broadsheetEarly?: Map<string, Promise<Response>>
}
