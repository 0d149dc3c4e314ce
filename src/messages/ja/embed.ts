import type { EmbedMessages } from '../en/embed.ts'

export const embed: EmbedMessages = {
  topStories: '主要ニュース',
  noTopic: 'このトピックはありません。主要ニュースを表示しています。',
  newTab: 'リンクは新しいタブで開きます。',
  pause: '一時停止',
  video: '動画',
  more: '詳細',
  moreOn: '詳細：{title}',
  outlets: { other: '#媒体が報道' },
  outletsOn: { other: '#媒体が報道：{title}' },
  related: { other: '関連記事 #件' },
  allStories: { other: '全#件の記事を見る' },
  allStoriesOn: { other: '{site}で全#件の記事を見る' },
  moreStories: 'ほかの記事を見る',
  moreStoriesOn: '{site}でほかの記事を見る',
  emptyTitle: 'まだ記事がありません',
  emptyTopic: '「{topic}」に関する{site}の新しい記事がここに表示されます。',
  emptySite: '{site}の新しい記事がここに表示されます。',
}
