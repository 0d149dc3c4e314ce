// @vitest-environment node
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { Cancelled, askSettings } from '../../../src/bundler/starting/ask-settings.ts'
import { ANSWERS } from './start-folder.ts'

/** Answers the questions with these lines, each when its question has been asked. */
function answered(answers: readonly string[], suggested = ANSWERS) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let asked = ''
  let next = 0
  output.setEncoding('utf8').on('data', (text: string) => {
    asked += text
    if (!text.endsWith('): ')) return
    const answer = answers[next++]
    if (answer === undefined) input.end()
    else input.write(`${answer}\n`)
  })
  return { settings: askSettings(input, output, suggested), asked: () => asked }
}

test('the answers are the settings', async () => {
  const { settings } = answered(['Tide & Time', 'pt_br', 'news.example/paper/'])
  expect(await settings).toEqual({ title: 'Tide & Time', locale: 'pt-BR', url: 'https://news.example/paper' })
})

test('an empty answer takes what is suggested', async () => {
  expect(await answered(['', '', '']).settings).toEqual(ANSWERS)
  const known = { title: 'Quay', locale: 'de', url: 'https://quay.example' }
  expect(await answered(['', ' ', ' '], known).settings).toEqual(known)
})

test('a question is asked again until its answer can be read', async () => {
  const { settings, asked } = answered(['A', 'English', 'en', 'ftp://a.example', 'https://a.example'])
  expect(await settings).toEqual({ title: 'A', locale: 'en', url: 'https://a.example' })
  expect(asked()).toContain('Write a tag such as en')
  expect(asked()).toContain('Write an address such as')
})

test('the end of the input cancels', async () => {
  await expect(answered(['A']).settings).rejects.toThrow(Cancelled)
})
