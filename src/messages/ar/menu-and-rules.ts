import type { LaterMessages } from '../en/later.ts'
import { count, name, storiesAsObject, storiesMarkedRead } from './phrases.ts'
import { listOf } from './lists.ts'

/** The menu of a story, in Arabic. */
export const menu: LaterMessages['menu'] = {
  of: (title) => `خيارات: ${name(title)}`,
  remove: 'إزالة من المحفوظة',
  share: 'مشاركة',
  cite: 'نسخ كمرجع',
  markRead: 'تعليم كمقروء',
  markUnread: 'تعليم كغير مقروء',
  markReadUpTo: 'تعليم الكل حتى هنا كمقروء',
  hide: 'إخفاء هذا الخبر',
  unhide: 'إظهار هذا الخبر مجددًا',
  follow: (who) => `متابعة ${name(who)}`,
  unfollow: (who) => `إلغاء متابعة ${name(who)}`,
  mute: (who) => `كتم ${name(who)}…`,
  muteWords: 'كتم كلمات…',

  done: {
    saved: 'حُفظ الخبر',
    linkCopied: 'نُسخ الرابط.',
    citationCopied: 'نُسخ المرجع.',
    read: 'عُلّم كمقروء',
    unread: 'عُلّم كغير مقروء',
    readUpTo: storiesMarkedRead,
    hidden: 'أُخفي الخبر.',
    unhidden: 'لم يعد الخبر مخفيًا.',
    followed: (who) => `تمت متابعة ${name(who)}.`,
    unfollowed: (who) => `أُلغيت متابعة ${name(who)}.`,
  },
  copyThis: 'انسخ هذا:',
  citation: (title, outlet, day, authors, url) =>
    `${authors.length > 0 ? `${listOf(authors, 'conjunction')}. ` : ''}«${name(title)}». ${name(outlet)}، ${day}. ${url}`,
}

/** The reader’s rules, in Arabic. */
export const rules: LaterMessages['rules'] = {
  title: 'قواعدك',
  hidden: {
    byRules: (number) => `أخفت قواعدك ${storiesAsObject(number)}`,
    byHand: (number) => `أخفيت ${storiesAsObject(number)}`,
    byRulesOrHand: (number) => `أخفيت أنت وقواعدك ${storiesAsObject(number)}`,
    shown: (number) =>
      count(number, {
        zero: 'لا أخبار مخفية',
        one: 'يظهر خبر مخفي واحد',
        two: 'يظهر خبران مخفيان',
        few: 'تظهر # أخبار مخفية',
        many: 'يظهر # خبرًا مخفيًا',
        other: 'يظهر # خبر مخفي',
      }),
    show: 'إظهار',
    hideAgain: 'إخفاء مجددًا',
  },
  about:
    'تنظر القاعدة في العناوين، وتخفي الأخبار التي يحتوي عنوانها على هذه الكلمة أو العبارة، بأي لاحقة. تبقى الأخبار المحفوظة.',
  aboutOutlet:
    'تخفي القاعدة ما ينشره هذا المصدر. وإذا نشرت مصادر أخرى عن الحدث نفسه، يظهر تقرير مصدر آخر. تبقى الأخبار المحفوظة.',
  aboutTopic: 'تخفي القاعدة أخبار هذا الموضوع والمواضيع المتفرعة عنه. تبقى الأخبار المحفوظة.',
  new: 'قاعدة جديدة',
  kind: 'إخفاء الأخبار',
  kinds: { words: 'بكلمات', outlet: 'من مصدر', topic: 'من موضوع' },
  words: 'كلمة أو عبارة',
  outlet: 'المصدر',
  topic: 'الموضوع',
  choose: 'اختر…',
  where: 'النطاق',
  everywhere: 'في كل المواضيع',
  time: 'المدة',
  times: { always: 'دائمًا', day: 'يوم', week: 'أسبوع' },
  wouldHide: (number) => `ستخفي القاعدة ${storiesAsObject(number)} في هذه الطبعة:`,
  wouldHideNone: 'لن تخفي القاعدة أي خبر في هذه الطبعة.',
  andMore: (number) =>
    count(number, {
      zero: 'ولا شيء غيرها',
      one: 'وخبر آخر',
      two: 'وخبران آخران',
      few: 'و# أخبار أخرى',
      many: 'و# خبرًا آخر',
      other: 'و# خبر آخر',
    }),
  isCounting: 'جارٍ البحث عن الأخبار',
  notCounted: 'تعذّر عدّ الأخبار، لكن القاعدة تعمل مع ذلك.',
  needsWord: 'اكتب كلمة فيها حرف أو رقم واحد على الأقل.',
  needsChoice: 'اختر ما تريد كتمه.',
  tooMany: 'لا مكان لقاعدة أخرى. أزل قاعدة أولًا.',
  save: 'كتم',
  saved: (rule) => `كُتم: ${rule}`,

  all: 'القواعد',
  none: 'ليست لديك قواعد بعد.',
  wordsIn: (words, topic) => (topic === undefined ? `«${name(words)}»` : `«${name(words)}» في ${name(topic)}`),
  nameIn: (who, topic) => (topic === undefined ? name(who) : `${name(who)} في ${name(topic)}`),
  until: (day) => `حتى ${day}`,
  hides: (number) => `تخفي ${storiesAsObject(number)}`,
  remove: (rule) => `إزالة القاعدة ${rule}`,
  removed: (rule) => `أُزيلت: ${rule}`,
  byHand: (number) => `أخفيت بنفسك ${storiesAsObject(number)}.`,
  showAgain: 'إظهارها مجددًا',
  shownAgain: 'لم تعد مخفية.',
  undo: 'تراجع',
}
