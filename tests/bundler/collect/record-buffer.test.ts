// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecordBuffer } from '../../../src/bundler/collect/read-articles.ts'

test('a record buffer keeps records of any number and length one after another', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 })
  fc.assert(
    fc.property(texts, fc.boolean(), (parts, hasLongOne) => {
      const buffer = new RecordBuffer()
      const records = hasLongOne ? [...parts, 'long '.repeat(100_000)] : parts
      const places = records.map((record) => buffer.add(record))
      const bytes = Buffer.from(buffer.bytes)
      expect(bytes.toString()).toBe(records.map((record) => Buffer.from(record).toString()).join(''))
      for (const [at, { offset, length }] of places.entries())
        expect(bytes.toString('utf8', offset, offset + length)).toBe(Buffer.from(records[at] ?? '').toString())
    }),
  )
})
