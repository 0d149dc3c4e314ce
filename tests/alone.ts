/** Tests that replace modules, keep something in them, or measure the process. Each file has a process of its own. */
export const ALONE = [
  'tests/bundler/copies/missing-library.test.ts',
  'tests/bundler/importing/private-addresses.test.ts',
  'tests/bundler/pictures/check-pictures.test.ts',
  'tests/bundler/pictures/picture-client.test.ts',
  'tests/bundler/text/large-texts.slow.test.ts',
  'tests/messages/languages.test.ts',
  'tests/worker/copies.test.ts',
  'tests/worker/faults.test.ts',
  'tests/worker/versions.test.ts',
]
