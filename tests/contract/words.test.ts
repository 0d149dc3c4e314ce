import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldedName, wordsOf } from '../../src/contract/words.ts'

test.each([
  ['The Harbour’s tide-gauge', ['the', 'harbours', 'tide', 'gauge']],
  ["don't", ['dont']],
  ["O'Brien’s", ['obriens']],
  ['Café São Tomé', ['cafe', 'sao', 'tome']],
  ["L'école d’été, qu'un phare", ['l', 'ecole', 'd', 'ete', 'qu', 'un', 'phare']],
  ["l'arte dell'acqua", ['l', 'arte', 'dell', 'acqua']],
  ['Семён ещё', ['семен', 'еще']],
  ['Ἀθῆναι', ['αθηναι']],
  ['المَكتَبة', ['المكتبة']],
  ['שָׁלוֹם', ['שלום']],
  ['हिन्दी में', ['हिन्दी', 'में']],
  ['無人駅', ['無人', '人駅']],
  ['鯨', ['鯨']],
  ['5G and 60', ['5g', 'and', '60']],
  ['', []],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test.each([
  ['Climate Change', 'climate-change'],
  ['climate-change', 'climate-change'],
  [' Café  São Tomé ', 'cafe-sao-tome'],
  ['AC/DC', 'ac-dc'],
  ['O’Brien', 'obrien'],
  ['C++', 'c++'],
  ['#Rentrée', '#rentree'],
  ['無人駅', '無人駅'],
  ['ＡＩ', 'ai'],
  ['..', ''],
  [' - ', ''],
])('the name “%s” is compared as “%s”', (name, folded) => {
  expect(foldedName(name)).toBe(folded)
})

test('a name that is folded stays the same when it is folded again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const folded = foldedName(name)
      expect(foldedName(folded)).toBe(folded)
      expect(folded).not.toMatch(/[\s/\\]/)
    }),
    { numRuns: 2000 },
  )
})
