// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { NOT_SAME_EVENT, SAME_EVENT, compare, eventScore, isCopy } from '../../../src/bundler/relate/compare.ts'
import { editionTexts } from '../../../src/bundler/relate/edition-texts.ts'
import { vectorAt } from '../../../src/bundler/relate/term-vectors.ts'
import { TERMS, summaryOf } from '../../eval/reports.ts'
import { MAYOR, storyInventor } from '../invented-news.ts'

interface Text {
  readonly title: string
  readonly excerpt?: string
}

const invent = storyInventor(3)
const OTHERS: readonly Text[] = Array.from({ length: 60 }, invent)

/** Vectors of texts in an edition with some other articles. */
function vectorsOf(...texts: readonly Text[]) {
  const summaries = [...texts, ...OTHERS].map(({ title, excerpt = '' }, at) =>
    summaryOf(
      { id: '', event: '', title, excerpt, time: '2026-03-11T10:00:00Z', domain: `${at}.example`, locale: 'en' },
      at,
    ),
  )
  const sorted = summaries.toSorted((a, b) => a.key - b.key)
  const vectors = editionTexts(sorted, TERMS.all).articles
  return texts.flatMap((_, at) => {
    const summary = summaries[at]
    return summary ? [vectorAt(vectors, sorted.indexOf(summary))] : []
  })
}

function compared(one: Text, other: Text) {
  const [a, b] = vectorsOf(one, other)
  if (!a || !b) throw new Error('There are two vectors.')
  return { a, b, comparison: compare(a, b) }
}

test('a text is equal to itself, and comparing is the same in both directions', () => {
  const [one, other] = vectorsOf(MAYOR[0], MAYOR[1])
  if (!one || !other) throw new Error('There are two vectors.')
  const same = compare(one, one)
  for (const value of [same.cosine, same.names, same.words, same.titles, same.overlap]) expect(value).toBeCloseTo(1, 5)
  expect(compare(one, other)).toEqual(compare(other, one))
})

test('texts without a word in common, and empty texts, have nothing in common', () => {
  const { comparison } = compared({ title: 'Ferry leaves' }, { title: 'Quarry closes' })
  expect(comparison).toMatchObject({ cosine: 0, words: 0, titles: 0, shared: 0, overlap: 0 })
  const { comparison: empty } = compared({ title: '' }, { title: 'Quarry closes' })
  expect(empty).toMatchObject({ cosine: 0, words: 0, names: undefined, titles: 0, shared: 0, overlap: 0 })
})

describe('numbers of two titles', () => {
  test.each<[rule: string, one: Text, other: Text, isOther: boolean, isConflict: boolean]>([
    [
      'conflict when they count the same thing',
      { title: 'Quake of magnitude 4.1 shakes Ansel' },
      { title: 'Quake of magnitude 5.6 shakes Ansel' },
      true,
      true,
    ],
    [
      'do not conflict when they are equal',
      { title: 'Quake of magnitude 4.1 shakes Ansel' },
      { title: 'Ansel shaken by quake of magnitude 4.1' },
      false,
      false,
    ],
    [
      'are others without a conflict when they count different things',
      { title: 'Fire in Ansel leaves 300 homeless' },
      { title: 'Fire in Ansel fought by 40 crews' },
      true,
      false,
    ],
    [
      'are not others when one text has the number of the other’s title',
      { title: 'Fire in Ansel leaves 300 homeless' },
      { title: 'Fire in Ansel fought by 40 crews', excerpt: 'The fire left 300 people without a home.' },
      false,
      false,
    ],
    [
      'are not others when only one title has a number',
      { title: 'Fire in Ansel leaves 300 homeless' },
      { title: 'Fire in Ansel leaves hundreds homeless' },
      false,
      false,
    ],
    [
      'are equal with and without separators and units',
      { title: 'Council of Ansel spends $1,500,000 on pool' },
      { title: 'Council of Ansel spends 1500000 on pool' },
      false,
      false,
    ],
  ])('%s', (_, one, other, isOther, isConflict) => {
    const { comparison } = compared(one, other)
    expect([comparison.hasOtherNumbers, comparison.hasNumberConflict]).toEqual([isOther, isConflict])
  })
})

describe('two reports', () => {
  const HOURS = 1 / 24
  const scoreOf = (one: Text, other: Text, days = 2 * HOURS, isSameOutlet = false) =>
    eventScore(compared(one, other).comparison, days, isSameOutlet)

  test('of one event in different words are likely of one event', () => {
    expect(scoreOf(MAYOR[0], MAYOR[1])).toBeGreaterThan(SAME_EVENT)
  })

  test.each<[reason: string, one: Text, other: Text]>([
    [
      'their numbers conflict',
      { title: 'Quake of magnitude 4.1 shakes Ansel' },
      { title: 'Quake of magnitude 5.6 shakes Ansel' },
    ],
    [
      'they name nobody and nothing that both have',
      { title: 'the minister Orla Penfold resigns over budget' },
      { title: 'the minister Jory Haswick resigns over budget' },
    ],
  ])('are certainly not of one event when %s', (_, one, other) => {
    expect(scoreOf(one, other)).toBe(NOT_SAME_EVENT)
  })

  test('are less likely of one event with each day between them', () => {
    const scores = [0, 0.5, 1, 2, 3].map((days) => scoreOf(MAYOR[0], MAYOR[1], days))
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(new Set(scores).size).toBe(5)
  })

  test('of one outlet are less likely of one event than of two outlets', () => {
    expect(scoreOf(MAYOR[0], MAYOR[1], 0, true)).toBeLessThan(scoreOf(MAYOR[0], MAYOR[1], 0))
  })

  test('are never scored below the score of those that cannot be of one event', () => {
    expect(scoreOf(MAYOR[0], MAYOR[1], 1000)).toBe(NOT_SAME_EVENT)
  })
})

describe('a copy', () => {
  const isCopyOf = (one: Text, other: Text) => {
    const { a, b, comparison } = compared(one, other)
    return isCopy(a, b, comparison)
  }

  test.each<[rule: string, one: Text, other: Text, expected: boolean]>([
    ['has the same text', MAYOR[0], MAYOR[0], true],
    ['may have another word in the title', MAYOR[0], { ...MAYOR[0], title: `${MAYOR[0].title} today` }, true],
    ['is no report in other words', MAYOR[0], MAYOR[1], false],
    ['is no text of a few words that are equal by chance', { title: 'Tide times' }, { title: 'Tide times' }, false],
    ['is no text that only begins like another', MAYOR[0], { title: MAYOR[0].title }, false],
  ])('%s', (_, one, other, expected) => {
    expect(isCopyOf(one, other)).toBe(expected)
  })
})
