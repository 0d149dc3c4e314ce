/**
 * Beginning of a page at an old address of an article, which leads to its present one. A build replaces or removes only
 * files that begin with it, and the reader recognises such a page by it.
 */
export const MOVED_PAGE_MARK =
  '<!doctype html><!-- This page has moved. Made by Broadsheet, whose next build replaces or removes this file. -->'
