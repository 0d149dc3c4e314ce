// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRecord, textOf, writeRecord } from '../../../src/bundler/collect/article-record.ts'
import { cardExcerpt } from '../../../src/bundler/values/prose.ts'

test('a record has every field of an article as the JSON of the index', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a\tb\nc\r', '"\\', '\u2028\u2029', '\uD800', '', '…'),
  )
  const optionalText = fc.option(text, { nil: undefined })
  const list = fc.array(text, { maxLength: 3 })
  const number = fc.option(fc.nat(), { nil: undefined })
  const picture = fc.option(fc.record({ src: text, width: fc.nat(), title: text }), { nil: undefined })
  const item = fc.record({
    title: text,
    excerpt: optionalText,
    time: optionalText,
    type: text,
    url: optionalText,
    domain: text,
    providerName: text,
    quality: number,
    image: picture,
    pages: fc.array(fc.nat()),
  })
  const content = fc.record({
    aliases: fc.constant([]),
    former: fc.constant(undefined),
    names: fc.constant([]),
    id: text,
    title: text,
    excerpt: fc.option(fc.string({ maxLength: 700 }), { nil: undefined }),
    time: text,
    dayOnly: fc.boolean(),
    updated: optionalText,
    type: text,
    url: optionalText,
    alternates: fc.array(fc.record({ kind: fc.constantFrom('amp' as const, 'original' as const), url: text })),
    heat: number,
    quality: number,
    youtube: optionalText,
    domain: text,
    providerName: text,
    logos: fc.constant([]),
    topics: list,
    authors: list,
    publishers: list,
    tags: list,
    image: picture,
    related: fc.array(item, { maxLength: 3 }),
    coverage: fc.constantFrom<string | false | undefined>(undefined, false, 'the pier'),
    locale: optionalText,
    body: optionalText,
    pages: fc.array(fc.nat()),
  })
  const valueOf = (json: string): unknown => (json === '' ? undefined : JSON.parse(json))
  fc.assert(
    fc.property(content, (content) => {
      const { related, dayOnly, excerpt, text, thumbnail, providerName, language, ...record } = readRecord(
        writeRecord(content, 'de'),
      )
      for (const [name, json] of Object.entries(record))
        expect({ [name]: valueOf(json) }).toEqual({ [name]: content[name as keyof typeof content] })
      expect(valueOf(providerName) ?? '').toBe(content.providerName)
      expect(textOf(language)).toBe('de')
      expect(valueOf(text || excerpt)).toBe(content.excerpt)
      expect(valueOf(excerpt)).toBe(content.excerpt === undefined ? undefined : cardExcerpt(content.excerpt))
      expect(valueOf(dayOnly) ?? false).toBe(content.dayOnly)
      expect((valueOf(thumbnail) as { src?: string } | undefined)?.src).toBe(content.image?.src)
      expect(related.map((item) => valueOf(item.title))).toEqual(content.related.map(({ title }) => title))
      expect(related.map((item) => valueOf(item.image))).toEqual(content.related.map(({ image }) => image))
      expect(related.map(({ domain }) => textOf(domain))).toEqual(content.related.map(({ domain }) => domain))
    }),
    { numRuns: 300 },
  )
})
