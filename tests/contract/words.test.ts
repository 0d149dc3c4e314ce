import { expect, test } from 'vitest'
import { wordsOf } from '../../src/contract/words.ts'

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
