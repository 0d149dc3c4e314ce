import { counter } from '../counter.ts'
import type { LaterMessages } from '../en/later.ts'

const count = counter('zh')

/** The menu of a story, in Chinese. */
export const menu: LaterMessages['menu'] = {
  of: (title) => `更多操作：${title}`,
  remove: '取消收藏',
  share: '分享',
  cite: '复制引文',
  markRead: '标为已读',
  markUnread: '标为未读',
  markReadUpTo: '将此处以上全部标为已读',
  hide: '隐藏这条新闻',
  unhide: '重新显示这条新闻',
  follow: (name) => `关注${name}`,
  unfollow: (name) => `取消关注${name}`,
  mute: (name) => `屏蔽${name}…`,
  muteWords: '屏蔽词语…',

  done: {
    saved: '已收藏',
    linkCopied: '链接已复制。',
    citationCopied: '引文已复制。',
    read: '已标为已读',
    unread: '已标为未读',
    readUpTo: (stories) => count(stories, { other: '#条新闻已标为已读' }),
    hidden: '新闻已隐藏。',
    unhidden: '新闻已重新显示。',
    followed: (name) => `已关注${name}。`,
    unfollowed: (name) => `已取消关注${name}。`,
  },
  copyThis: '请复制：',
  citation: (title, outlet, day, authors, url) =>
    `${authors.length > 0 ? `${authors.join('、')}：` : ''}《${title}》，${outlet}，${day}，${url}`,
}

/** The reader’s rules, in Chinese. */
export const rules: LaterMessages['rules'] = {
  title: '我的规则',
  hidden: {
    byRules: (stories) => count(stories, { other: '#条已按规则隐藏' }),
    byHand: (stories) => count(stories, { other: '#条已手动隐藏' }),
    byRulesOrHand: (stories) => count(stories, { other: '#条已手动或按规则隐藏' }),
    shown: (stories) => count(stories, { other: '正在显示#条隐藏的新闻' }),
    show: '显示',
    hideAgain: '重新隐藏',
  },
  about: '规则会检查标题，隐藏标题中包含这个词语或短语的新闻，不论词尾。收藏的新闻会保留。',
  aboutOutlet: '规则会隐藏这家媒体的报道；如果其他媒体也报道了同一事件，则显示其他报道。收藏的新闻会保留。',
  aboutTopic: '规则会隐藏此主题及其下级主题的新闻。收藏的新闻会保留。',
  new: '新规则',
  kind: '隐藏新闻',
  kinds: { words: '含有词语', outlet: '某家媒体', topic: '某个主题' },
  words: '词语',
  outlet: '媒体',
  topic: '主题',
  choose: '请选择…',
  where: '范围',
  everywhere: '所有主题',
  time: '时长',
  times: { always: '永久', day: '一天', week: '一周' },
  wouldHide: (stories) => count(stories, { other: '将隐藏本期的#条新闻：' }),
  wouldHideNone: '不会隐藏本期的任何新闻。',
  andMore: (stories) => count(stories, { other: '还有#条' }),
  isCounting: '正在查找新闻',
  notCounted: '无法统计新闻数量，但规则仍然有效。',
  needsWord: '请输入至少包含一个文字或数字的词语。',
  needsChoice: '请选择要屏蔽的对象。',
  tooMany: '规则数量已达上限。请先删除一条。',
  save: '屏蔽',
  saved: (rule) => `已屏蔽：${rule}`,

  all: '规则',
  none: '您还没有规则。',
  wordsIn: (words, topic) => (topic === undefined ? `“${words}”` : `“${words}”（${topic}）`),
  nameIn: (name, topic) => (topic === undefined ? name : `${name}（${topic}）`),
  until: (day) => `有效期至${day}`,
  hides: (stories) => count(stories, { other: '隐藏#条新闻' }),
  remove: (rule) => `删除规则：${rule}`,
  removed: (rule) => `已删除：${rule}`,
  byHand: (stories) => count(stories, { other: '您手动隐藏了#条新闻。' }),
  showAgain: '重新显示',
  shownAgain: '新闻已重新显示。',
  undo: '撤销',
}
