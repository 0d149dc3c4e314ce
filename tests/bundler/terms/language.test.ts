// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { stemmers } from '../../../src/bundler/system/late-libraries.ts'
import { foldWord, languageOf, toolsFor } from '../../../src/bundler/terms/language.ts'

const ENGLISH = 'The council of Eddow has voted to close the old pool, and its visitors are not happy about that'

describe('the language of a text', () => {
  test.each([
    ['en', ENGLISH],
    ['de', 'Der Rat von Eddow hat beschlossen, das alte Bad zu schließen, und die Besucher sind nicht froh darüber'],
    ['fr', 'Le conseil d’Eddow a voté la fermeture de la vieille piscine, et les visiteurs ne sont pas contents'],
    ['es', 'El consejo de Eddow ha votado el cierre de la vieja piscina, y los visitantes no están contentos'],
    ['fi', 'Kaupunginvaltuusto päätti sulkea vanhan uimahallin, eivätkä kävijät ole siitä lainkaan iloisia'],
    ['ru', 'Городской совет решил закрыть старый бассейн, и посетители этим решением не довольны'],
    ['ja', '町議会は古い水泳場を閉鎖することを決めた。利用者は不満を述べている。'],
    ['zh', '市议会决定关闭旧游泳池，游客对此表示不满。'],
    ['ko', '시의회는 오래된 수영장을 닫기로 결정했다. 이용자들은 불만을 나타냈다.'],
    ['ar', 'قرر مجلس المدينة إغلاق المسبح القديم، والزوار ليسوا سعداء بهذا القرار'],
    ['th', 'สภาเมืองตัดสินใจปิดสระว่ายน้ำเก่า ผู้ใช้บริการไม่พอใจ'],
  ])('is found from the words when no locale is given: %s', (language, text) => {
    expect(languageOf(text, undefined)).toBe(language)
  })

  test.each([
    ['fr', 'fr'],
    ['pt-BR', 'pt'],
    ['zh-Hant-TW', 'zh'],
    ['DE-at', 'de'],
    ['nb-NO', 'no'],
    ['nn', 'no'],
  ])('is that of the locale %s, whatever the text is', (locale, language) => {
    expect(languageOf(ENGLISH, locale)).toBe(language)
  })

  test('is unknown when the words are of no language', () => {
    expect(languageOf('Zarf quib', undefined)).toBe('')
    expect(languageOf('zarf quib olk vren '.repeat(20), undefined)).toBe('')
    expect(languageOf('', undefined)).toBe('')
  })
})

test.each([
  ['en', 'oceans', 'ocean'],
  ['en', 'closing', 'closed'],
  ['de', 'hafens', 'hafen'],
  ['fr', 'municipales', 'municipale'],
  ['es', 'barcos', 'barco'],
  ['ru', 'корабли', 'корабля'],
  ['ar', 'المدينة', 'مدينة'],
])('words of one stem are equal in the language %s: %s and %s', (language, one, other) => {
  const { stem } = toolsFor(language)
  expect(stem(one)).toBe(stem(other))
})

test('English words have the stems of the Snowball algorithm, from whichever library they come', () => {
  const events = readFileSync(new URL('../../eval/events-tuning.jsonl', import.meta.url), 'utf8')
  const words = new Set([...(events.match(/[\p{L}\p{N}]+/gu) ?? []), 'dying', 'skies', 'news', 'bbb', ''].map(foldWord))
  const english = stemmers().newStemmer('english')
  const { stem } = toolsFor('en')
  expect([...words].map(stem)).toEqual(Array.from(words, (word) => english.stem(word)))
})

test('a language without tools keeps every word as it is', () => {
  const { stopWords, stem } = toolsFor('xx')
  expect(stopWords.size).toBe(0)
  expect(stem('oceans')).toBe('oceans')
})

test.each([
  ['Élysée', 'elysee'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['Ｆｕｌｌ', 'full'],
  ['HARBOUR', 'harbour'],
])('letters are compared without accents and capitals: %s', (word, folded) => {
  expect(foldWord(word)).toBe(folded)
})
