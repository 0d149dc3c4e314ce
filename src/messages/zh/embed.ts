import type { EmbedMessages } from '../en/embed.ts'

export const embed: EmbedMessages = {
  topStories: '要闻',
  noTopic: '这里没有该主题。以下是要闻。',
  newTab: '链接会在新标签页中打开。',
  pause: '暂停',
  video: '视频',
  more: '详情',
  moreOn: '详情：{title}',
  outlets: { other: '#家媒体报道' },
  outletsOn: { other: '#家媒体报道：{title}' },
  related: { other: '#条相关新闻' },
  allStories: { other: '查看全部#条新闻' },
  allStoriesOn: { other: '在{site}查看全部#条新闻' },
  moreStories: '查看更多新闻',
  moreStoriesOn: '在{site}查看更多新闻',
  emptyTitle: '暂无新闻',
  emptyTopic: '{site}关于“{topic}”的新闻将显示在这里。',
  emptySite: '{site}的新闻将显示在这里。',
}
