import { type Forms, counter } from '../counter.ts'

/** Arabic has six plural categories. The type makes each message say all of them. */
type ArabicForms = Required<Readonly<Record<Intl.LDMLPluralRule, string>>>

export const count: (number: number, forms: ArabicForms) => string = counter('ar')

const countAlike = counter('ar')

/** A number by itself, or between words that do not depend on it. */
export const alone = (number: number, text = '#'): string => countAlike(number, { other: text } satisfies Forms)

/** A name between isolates, so that Latin letters and their punctuation do not change the order of the words around it. */
export const name = (text: string): string => `\u2068${text}\u2069`

/** Stories as the subject of a sentence, or alone. */
export const stories = (number: number): string =>
  count(number, {
    zero: 'لا أخبار',
    one: 'خبر واحد',
    two: 'خبران',
    few: '# أخبار',
    many: '# خبرًا',
    other: '# خبر',
  })

/** Stories as the object of a verb. */
export const storiesAsObject = (number: number): string =>
  count(number, {
    zero: 'أي خبر',
    one: 'خبرًا واحدًا',
    two: 'خبرين',
    few: '# أخبار',
    many: '# خبرًا',
    other: '# خبر',
  })

/** Stories after a preposition. */
export const storiesAfter = (number: number): string =>
  count(number, {
    zero: 'أي خبر',
    one: 'خبر واحد',
    two: 'خبرين',
    few: '# أخبار',
    many: '# خبرًا',
    other: '# خبر',
  })

/** Outlets as the subject of a sentence, or alone. */
export const outlets = (number: number): string =>
  count(number, {
    zero: 'لا مصادر',
    one: 'مصدر واحد',
    two: 'مصدران',
    few: '# مصادر',
    many: '# مصدرًا',
    other: '# مصدر',
  })

/** Outlets after a preposition. */
export const outletsAfter = (number: number): string =>
  count(number, {
    zero: 'أي مصدر',
    one: 'مصدر واحد',
    two: 'مصدرين',
    few: '# مصادر',
    many: '# مصدرًا',
    other: '# مصدر',
  })

/** Topics after a preposition. */
export const topicsAfter = (number: number): string =>
  count(number, {
    zero: 'أي موضوع',
    one: 'موضوع واحد',
    two: 'موضوعين',
    few: '# مواضيع',
    many: '# موضوعًا',
    other: '# موضوع',
  })

export const reports = (number: number): string =>
  count(number, {
    zero: 'لا تقارير',
    one: 'تقرير واحد',
    two: 'تقريران',
    few: '# تقارير',
    many: '# تقريرًا',
    other: '# تقرير',
  })

export const savedStories = (number: number): string =>
  count(number, {
    zero: 'لا أخبار محفوظة',
    one: 'خبر محفوظ واحد',
    two: 'خبران محفوظان',
    few: '# أخبار محفوظة',
    many: '# خبرًا محفوظًا',
    other: '# خبر محفوظ',
  })

/** Saved stories after a preposition. */
export const savedStoriesAfter = (number: number): string =>
  count(number, {
    zero: 'أي خبر محفوظ',
    one: 'خبر محفوظ واحد',
    two: 'خبرين محفوظين',
    few: '# أخبار محفوظة',
    many: '# خبرًا محفوظًا',
    other: '# خبر محفوظ',
  })

export const hiddenStories = (number: number): string =>
  count(number, {
    zero: 'لا أخبار مخفية',
    one: 'خبر مخفي واحد',
    two: 'خبران مخفيان',
    few: '# أخبار مخفية',
    many: '# خبرًا مخفيًا',
    other: '# خبر مخفي',
  })

export const readMarks = (number: number): string =>
  count(number, {
    zero: 'لا علامات قراءة',
    one: 'علامة قراءة واحدة',
    two: 'علامتا قراءة',
    few: '# علامات قراءة',
    many: '# علامة قراءة',
    other: '# علامة قراءة',
  })

export const unread = (number: number): string =>
  count(number, {
    zero: 'لا شيء غير مقروء',
    one: 'واحد غير مقروء',
    two: 'اثنان غير مقروءين',
    few: '# غير مقروءة',
    many: '# غير مقروءة',
    other: '# غير مقروءة',
  })

/** A note after an act. */
export const storiesMarkedRead = (number: number): string =>
  count(number, {
    zero: 'لم يُعلَّم أي خبر كمقروء',
    one: 'عُلّم خبر واحد كمقروء',
    two: 'عُلّم خبران كمقروءين',
    few: 'عُلّمت # أخبار كمقروءة',
    many: 'عُلّم # خبرًا كمقروء',
    other: 'عُلّم # خبر كمقروء',
  })
