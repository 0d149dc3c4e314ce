import { counter } from '../counter.ts'
import type { MainMessages } from '../en/main.ts'

const count = counter('ja')

/** What the screens of the first script say, in Japanese. */
export const main: MainMessages = {
  page: {
    skipToStories: '記事一覧へ移動',
    loading: '読み込み中',
    topStories: '主要ニュース',
    allStories: 'すべての記事',
    topics: 'トピック',
    allTopics: 'すべてのトピック',
    savedStories: '保存した記事',
    myEdition: 'マイ紙面',
    catchUp: 'まとめ読み',
    settings: '設定',
    appearance: '表示設定',
    search: '検索',
    savedStoriesCount: (stories) => count(stories, { other: '保存した記事、#件' }),
    back: '戻る',
    close: (title) => `${title}を閉じる`,
    tabBar: 'メイン',
    tabs: { top: 'トップ', topics: 'トピック', search: '検索', saved: '保存済み' },
    description: (title) => `${title}は、各媒体の見出しを集め、報じた人たちの記事へ案内します。`,
  },
  stories: {
    count: (stories) => count(stories, { other: '記事#件' }),
    storiesFromSources: (stories, sources) =>
      `${count(sources, { other: '#媒体' })}の${count(stories, { other: '記事#件' })}`,
    saveStory: (title) => `保存：${title}`,
    savedStory: (title) => `保存済み：${title}`,
    menuOf: (title) => `メニュー：${title}`,
    outlets: (outlets) => count(outlets, { other: '#媒体' }),
    today: '今日',
    yesterday: '昨日',
    yesterdayAt: (clock) => `昨日${clock}`,
    new: '新着',
    hidden: '非表示',
    all: (stories) => count(stories, { other: '全#件' }),
    allInTopic: (stories, topic) => `${count(stories, { other: '全#件' })}、${topic}の記事`,
    allFromOutlet: (stories, outlet) => `${count(stories, { other: '全#件' })}、${outlet}の記事`,
    read: '（既読）',
    video: '動画',
    save: '保存',
    saved: '保存済み',
    outletAndOthers: (outlet, outlets) => `${outlet}など${count(outlets, { other: '#媒体' })}`,
    fullCoverage: 'すべての報道',
    reportedBetween: (outlets, first, last) => `${first}から${last}までに${count(outlets, { other: '#媒体' })}が報道`,
    first: (time) => ['初報：', time],
    latest: (time) => ['最新：', time],
  },
  story: {
    opensSiteInNewTab: (site) => `（${site}を新しいタブで開きます）`,
  },
  lists: {
    allStoriesCount: (stories) => count(stories, { other: '全#件の記事を見る' }),
    latest: '新着',
    allLatest: '新着をすべて見る',
    updated: (time) => ['更新：', time],
    updatedYesterday: (clock) => ['更新：昨日', clock],
    moreTopStories: 'その他の主要ニュース',
    saved: '保存済み',
  },
  device: {
    removedFromSaved: '保存済みから削除しました',
  },
  errors: {
    title: 'ページを読み込めませんでした',
    tryAgain: '再試行',
    goToTopStories: '主要ニュースへ',
    unreachable: (what) =>
      `${what}を取得できませんでした。オフラインかもしれません。一度開いたものは引き続き読めます。`,
    missing: (what) => `${what}は新しい版に置き換えられました。再試行すると新しい版を読めます。`,
    server: (what) => `サーバーが${what}を送信できませんでした。一度開いたものは引き続き読めます。`,
    format: 'この版は、開いているページより新しいものです。読むにはページを再読み込みしてください。',
    unreadable: (what) =>
      `${what}を読み取れませんでした。データが破損しているか、ネットワークがログインページなど別のものを送った可能性があります。`,
    parts: {
      page: 'このページ',
      story: 'この記事',
      edition: 'この版',
      front: 'トップページ',
      list: 'この一覧',
      saved: '保存した記事',
      mine: 'マイ紙面',
      menu: 'このメニュー',
      settings: '設定',
      search: '検索ページ',
      topics: 'トピックの一覧',
    },
    broken: {
      title: 'ページに問題が発生しました',
      text: 'リーダー自体に問題が発生しました。記事に影響はありません。',
      reload: '再読み込み',
    },
  },
}
