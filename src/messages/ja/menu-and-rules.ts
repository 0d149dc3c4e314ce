import { counter } from '../counter.ts'
import type { LaterMessages } from '../en/later.ts'

const count = counter('ja')

/** The menu of a story, in Japanese. */
export const menu: LaterMessages['menu'] = {
  of: (title) => `メニュー：${title}`,
  remove: '保存済みから削除',
  share: '共有',
  cite: '出典としてコピー',
  markRead: '既読にする',
  markUnread: '未読にする',
  markReadUpTo: 'ここまですべて既読にする',
  hide: 'この記事を隠す',
  unhide: 'この記事を再び表示',
  follow: (name) => `${name}をフォロー`,
  unfollow: (name) => `${name}のフォローを解除`,
  mute: (name) => `${name}をミュート…`,
  muteWords: '語句をミュート…',

  done: {
    saved: '保存しました',
    linkCopied: 'リンクをコピーしました。',
    citationCopied: '出典をコピーしました。',
    read: '既読にしました',
    unread: '未読にしました',
    readUpTo: (stories) => count(stories, { other: '#件を既読にしました' }),
    hidden: '記事を隠しました。',
    unhidden: '記事を再び表示しました。',
    followed: (name) => `${name}をフォローしました。`,
    unfollowed: (name) => `${name}のフォローを解除しました。`,
  },
  copyThis: 'これをコピーしてください：',
  citation: (title, outlet, day, authors, url) =>
    `${authors.length > 0 ? authors.join('、') : ''}「${title}」『${outlet}』${day}、${url}`,
}

/** The reader’s rules, in Japanese. */
export const rules: LaterMessages['rules'] = {
  title: 'ルール',
  hidden: {
    byRules: (stories) => count(stories, { other: 'ルールにより#件を非表示' }),
    byHand: (stories) => count(stories, { other: '手動で#件を非表示' }),
    byRulesOrHand: (stories) => count(stories, { other: '手動とルールにより#件を非表示' }),
    shown: (stories) => count(stories, { other: '非表示の記事#件を表示中' }),
    show: '表示',
    hideAgain: '再び隠す',
  },
  about: 'ルールは見出しを調べ、この語句を含む記事を隠します。語尾は問いません。保存した記事は残ります。',
  aboutOutlet:
    'この媒体の報道を隠します。同じ出来事をほかの媒体も報じている場合は、その報道を表示します。保存した記事は残ります。',
  aboutTopic: 'このトピックと、その下位のトピックの記事を隠します。保存した記事は残ります。',
  new: '新しいルール',
  kind: '隠す記事',
  kinds: { words: '語句', outlet: '媒体', topic: 'トピック' },
  words: '語句',
  outlet: '媒体',
  topic: 'トピック',
  choose: '選択…',
  where: '範囲',
  everywhere: 'すべて',
  time: '期間',
  times: { always: '無期限', day: '1日', week: '1週間' },
  wouldHide: (stories) => count(stories, { other: 'この版の記事#件が隠れます：' }),
  wouldHideNone: 'この版で隠れる記事はありません。',
  andMore: (stories) => count(stories, { other: 'ほか#件' }),
  isCounting: '記事を探しています',
  notCounted: '件数を調べられませんでしたが、ルールは有効です。',
  needsWord: '文字か数字を1つ以上含む語を入力してください。',
  needsChoice: 'ミュートするものを選んでください。',
  tooMany: 'ルールの数が上限です。先にどれかを削除してください。',
  save: 'ミュート',
  saved: (rule) => `ミュートしました：${rule}`,

  all: 'ルール',
  none: 'ルールはまだありません。',
  wordsIn: (words, topic) => (topic === undefined ? `「${words}」` : `「${words}」（${topic}）`),
  nameIn: (name, topic) => (topic === undefined ? name : `${name}（${topic}）`),
  until: (day) => `${day}まで`,
  hides: (stories) => count(stories, { other: '#件を非表示' }),
  remove: (rule) => `ルールを削除：${rule}`,
  removed: (rule) => `削除しました：${rule}`,
  byHand: (stories) => count(stories, { other: '手動で隠した記事が#件あります。' }),
  showAgain: '再び表示',
  shownAgain: '再び表示しました。',
  undo: '元に戻す',
}
