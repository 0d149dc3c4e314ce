// @vitest-environment node
import { expect, test } from 'vitest'
import { type FixtureFault, bundleArticle, expectFixtureFault, readArticle } from '../fault-table.ts'
import { article } from '../workspace.ts'

const FAULTS: Readonly<Record<string, FixtureFault>> = {
  'reports a month that does not exist': {
    file: 'impossible-date',
    code: 'invalid-date',
    at: '3:20',
    field: 'publishedDateTime',
    message: 'Found “2022-13-45”, but there is no month 13.',
    hint: '01 to 12',
  },
  'reports the 31st of February': {
    file: 'february-31',
    code: 'invalid-date',
    at: '3:20',
    field: 'publishedDateTime',
    message: 'Found “2022-02-31T08:00:00Z”, but February 2022 has 28 days.',
    hint: '01 to 28',
  },
  'reports a date in words': {
    file: 'date-in-words',
    code: 'invalid-date',
    at: '3:20',
    field: 'publishedDateTime',
    message: 'Found “Tuesday, 10 May”',
    hint: 'numbers, not words',
  },
  'needs a date in the front matter or in the file name': {
    file: 'no-date',
    code: 'no-date',
    at: '2:1',
    message: 'no date',
    hint: 'publishedDateTime',
  },
}

test.for(Object.entries(FAULTS))('%s', async ([, fault]) => {
  await expectFixtureFault(fault)
})

const NO_TIME = 'can’t be read as a time.'

test.for<[rule: string, written: string, why: string, hint: string]>([
  ['a month that does not exist', '2022-13-20', 'but there is no month 13.', 'Months run from 01 to 12.'],
  [
    'day and month in the wrong order',
    '2022-22-11',
    'but there is no month 22.',
    'Write the month before the day: 2022-11-22.',
  ],
  [
    'a day that this month does not have',
    '2022-06-31',
    'but June 2022 has 30 days.',
    'Days of this month run from 01 to 30.',
  ],
  ['a leap day in another year', '2023-02-29', 'but February 2023 has 28 days.', '01 to 28'],
  ['day 00', '2022-06-00', 'but there is no day 00.', 'Days of June run from 01 to 30.'],
  ['an hour that does not exist', '2022-11-22T25:00:00Z', 'but there is no hour 25.', 'Hours run from 00 to 23.'],
  ['midnight as hour 24', '2022-11-22T24:00Z', 'but there is no hour 24.', 'Write midnight as 00:00 of the next day.'],
  ['a minute that does not exist', '2022-11-22T10:60:00Z', 'but there is no minute 60.', 'Minutes run from 00 to 59.'],
  ['a second that does not exist', '2022-11-22T10:10:61Z', 'but there is no second 61.', 'Seconds run from 00 to 59.'],
  [
    'an offset that does not exist',
    '2022-11-22T10:10:00+19:00',
    'but no time zone is that far from UTC.',
    '-15:00 to +15:00',
  ],
  [
    'a year behind the time',
    '2022-11-22 18:30:22 2022 -0800',
    `but “18:30:22 2022 -0800” ${NO_TIME}`,
    'Write nothing else beside the time: 2022-11-22 18:30:22 -0800.',
  ],
  ['year 0000', '0000-11-22', 'but only the years 0100 to 9999 are read.', 'Write the year in four digits.'],
  ['a year in last place', '22.11.2022', 'expected the year first.', 'Write the year first: 2022-11-22.'],
  ['an American order', '11/22/2022', 'expected the year first.', 'Write the year first: 2022-11-22.'],
  ['an order that could be either', '5/6/2022', 'expected the year first.', '2022-06-05 or 2022-05-06.'],
  ['a missing day', '2022-11', 'expected year, month and day.', 'Write all three'],
  ['words of another language', '10 mai 2022', 'expected numbers.', 'Write numbers, not words: 2026-11-22.'],
  [
    'a month that does not exist with other separators',
    '2022/13/5',
    'but there is no month 13.',
    'Write the month before the day: 2022-05-13.',
  ],
  ['an hour of the afternoon that does not exist', '2022-11-22 13:30 PM', `but “13:30 PM” ${NO_TIME}`, ''],
  ['a time zone in letters', '2022-11-22 10:30 EST', `but “10:30 EST” ${NO_TIME}`, 'Write the offset in numbers'],
  ['no date at all', '?', 'expected a date, such as', 'Write year, month and day with dashes'],
])('explains a wrong date: %s', async ([, written, why, hint]) => {
  const { problems } = await bundleArticle(article({ publishedDateTime: written }))
  expect(problems).toMatchObject([{ code: 'invalid-date', line: 3, column: 20, field: 'publishedDateTime' }])
  expect(problems[0]?.message).toContain(`Found “${written}”, ${why}`)
  expect(problems[0]?.hint).toContain(hint)
})

test.for<[name: string, message: string, hint: string]>([
  ['2026-13-45-x', '“2026-13-45”, which is not a real date.', 'Months run from 01 to 12.'],
  ['2024-02-30-x', '“2024-02-30”, which is not a real date.', 'Days of this month run from 01 to 29.'],
  ['22-11-2024-x', '“22-11-2024”, which can’t be read as a date.', 'Write the year first: 2024-11-22.'],
])('explains why the file name %s contains no date', async ([name, message, hint]) => {
  const { problems } = await bundleArticle(article({ publishedDateTime: undefined }), `_news/${name}.md`)
  expect(problems).toMatchObject([{ code: 'no-date', line: 2, column: 1 }])
  expect(problems[0]?.message).toBe(`The file’s name begins with ${message}`)
  expect(problems[0]?.hint).toContain(hint)
})

test.for(['', '  ', '\u00A0'])('ignores an empty updatedDateTime: %j', async (updatedDateTime) => {
  const { problems, stories } = await bundleArticle(article({ updatedDateTime }))
  expect(problems).toEqual([])
  expect(stories[0]).not.toHaveProperty('updated')
})

test.each([
  ['2020-06-10T16:07Z', '2020-06-10T16:07:00Z', undefined],
  ['2020-06-10T16:07:08.123Z', '2020-06-10T16:07:08Z', undefined],
  ['2020-06-10T16:07:00-07:00', '2020-06-10T23:07:00Z', undefined],
  ['2020-06-10T16:07:00-0700', '2020-06-10T23:07:00Z', undefined],
  ['2020-06-10T16:07:00+09:00', '2020-06-10T07:07:00Z', undefined],
  ['2020-06-10 16:07:00 +0530', '2020-06-10T10:37:00Z', undefined],
  ['2020-06-10T01:00:00+09', '2020-06-09T16:00:00Z', undefined],
  ['2020-06-10T00:00:00-07:00', '2020-06-10T07:00:00Z', undefined],
  ['2020-06-10 16:07:00', '2020-06-10T16:07:00Z', undefined],
  ['2020-06-10', '2020-06-10T00:00:00Z', true],
  ['2020-06-10T00:00:00Z', '2020-06-10T00:00:00Z', true],
  ['2020-02-29', '2020-02-29T00:00:00Z', true],
  ['2020-6-1', '2020-06-01T00:00:00Z', true],
  ['2020/06/10', '2020-06-10T00:00:00Z', true],
  ['2020.06.10', '2020-06-10T00:00:00Z', true],
  ['20200610', '2020-06-10T00:00:00Z', true],
  ['20200610160700', '2020-06-10T16:07:00Z', undefined],
  ['2020-06-10 9:05', '2020-06-10T09:05:00Z', undefined],
  ['2020-06-10 9:05:00 +0200', '2020-06-10T07:05:00Z', undefined],
  ['2020-06-10 9:05 PM', '2020-06-10T21:05:00Z', undefined],
  ['2020-06-10 12:05 a.m.', '2020-06-10T00:05:00Z', undefined],
  ['2020-06-10T16:07:00+02:00[Europe/Berlin]', '2020-06-10T14:07:00Z', undefined],
  ['Wed, 10 Jun 2020 16:07:00 GMT', '2020-06-10T16:07:00Z', undefined],
  ['Wed, 10 Jun 2020 16:07:00 +0200', '2020-06-10T14:07:00Z', undefined],
  ['Wed, 10 Jun 2020 16:07:00 EST', '2020-06-10T21:07:00Z', undefined],
  ['Wed Jun 10 2020 16:07:00 GMT+0200 (CEST)', '2020-06-10T14:07:00Z', undefined],
  ['June 10, 2020', '2020-06-10T00:00:00Z', true],
  ['10 June 2020', '2020-06-10T00:00:00Z', true],
  ['Jun 10th, 2020 at 4:07 pm', '2020-06-10T16:07:00Z', undefined],
  ['1591805220000', '2020-06-10T16:07:00Z', undefined],
])('reads the date %s as %s', async (publishedDateTime, time, dayOnly) => {
  const { story } = await readArticle(article({ publishedDateTime }))
  expect(story.time).toBe(time)
  expect(story.dayOnly).toBe(dayOnly)
})

test('reads `date` when there is no publishedDateTime', async () => {
  const { story } = await readArticle(article({ publishedDateTime: undefined, date: '2020-07-01T08:00:00Z' }))
  expect(story.time).toBe('2020-07-01T08:00:00Z')
  const { story: both } = await readArticle(article({ date: '2020-07-01' }))
  expect(both.time).toBe('2020-06-10T16:07:00Z')
})

test('takes the day from the file name when there is no date', async () => {
  const { story } = await readArticle(article({ publishedDateTime: undefined }))
  expect(story).toMatchObject({ time: '2020-06-10T00:00:00Z', dayOnly: true })
})
