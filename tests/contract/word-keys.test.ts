import { stemmer as bulgarian } from '@orama/stemmers/bulgarian'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as german } from '@orama/stemmers/german'
import { expect, test } from 'vitest'
import { keyOf } from '../../src/contract/word-keys.ts'

test.each([
  ['ocean', 'oceans'],
  ['harbour', 'harbors'],
  ['neighbouring', 'neighboring'],
  ['organise', 'organized'],
  ['organisation', 'organization'],
  ['analyse', 'analyzing'],
  ['centre', 'centers'],
  ['kilometres', 'kilometer'],
  ['theatre', 'theaters'],
  ['travelled', 'traveled'],
  ['dialogue', 'dialogs'],
  ['defence', 'defense'],
  ['grey', 'gray'],
  ['programme', 'programs'],
  ['aesthetic', 'esthetic'],
  ['archaeology', 'archeology'],
  ['paediatric', 'pediatric'],
  ['tyres', 'tire'],
])('%s and %s have one key in English', (one, other) => {
  expect(keyOf(one, 'en', english)).toBe(keyOf(other, 'en', english))
})

test.each([
  ['hour', 'hor'],
  ['our', 'or'],
  ['filling', 'filing'],
  ['ocean', 'oceanic museum'],
  ['wise', 'wife'],
  ['data', 'date'],
  ['1960s', '1960'],
])('%s and %s have different keys in English', (one, other) => {
  expect(keyOf(one, 'en', english)).not.toBe(keyOf(other, 'en', english))
})

test('words of other languages lose their own endings only', () => {
  expect(keyOf('hauser', 'de', german)).toBe(keyOf('haus', 'de', german))
  expect(keyOf('colour', 'fr', undefined)).toBe('colour')
  expect(keyOf('harbour', '', undefined)).toBe('harbour')
})

test('a word that a stemmer takes for an ending is its own key', () => {
  expect(keyOf('abc', 'fr', () => '')).toBe('abc')
})

test('a word that a stemmer fails at is its own key', () => {
  expect(() => bulgarian('промени')).toThrow(TypeError)
  expect(keyOf('промени', 'bg', bulgarian)).toBe('промени')
})
