import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { articlePath } from '../../contract/addresses.ts'
import type { Article, FullArticle } from '../../contract/article.ts'
import { articleQuery } from '../../data/index/story-queries.ts'
import { setDevice } from '../../state/device.ts'
import { type FollowKind, follow, unfollow } from '../../state/change-follows.ts'
import { getMarks, markRead, unsaveStory } from '../../state/marks.ts'
import { hideStories, unhideStories } from '../../state/hide-stories.ts'
import { markUnread } from '../../state/mark-unread.ts'
import type { Undo } from '../../state/undo.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { formatDate } from '../../ui/format/format-time.ts'
import { useLinks, useSite } from '../../ui/base/site-context.tsx'
import { copyText } from './copy-text.ts'
import { useEdition } from '../edition/edition.tsx'
import { shareStory } from './share-story.ts'
import { unsave } from '../edition/use-saving.ts'

const say = (note: string, undo?: Undo) => setDevice({ note, undo })

/** What a reader can do with a story. Each act says what it has done, in a note that can undo it. */
export function useStoryActs() {
  const manifest = useEdition()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const links = useLinks()
  const { locale, marks } = useSite()
  const { copyThis, citation, done } = useLaterMessages().menu
  const { removedFromSaved } = useMessages().device

  const urlOf = ({ id }: Article) => new URL(links.article(id), window.location.origin).href
  const dayOf = ({ time, dayOnly }: Article) =>
    formatDate(locale, { dateStyle: 'long', ...(dayOnly && { timeZone: 'UTC' }) }, new Date(time))

  return {
    save(article: Article) {
      if (marks?.isSaved(article.id)) return void unsave(article.id, removedFromSaved)
      marks?.onSave(article)
      say(done.saved, () => void unsaveStory(article.id))
    },
    async share(article: Article) {
      if ((await shareStory(article, urlOf(article), copyThis)) === 'copied') say(done.linkCopied)
    },
    async cite(article: Article | FullArticle) {
      const authors = 'authors' in article ? article.authors : []
      const { title, provider, url = urlOf(article) } = article
      const text = citation(title, provider.name, dayOf(article), authors, url)
      if (await copyText(text, copyThis)) say(done.citationCopied)
    },
    /** Opens the story at its outlet, in a new tab, or here when it exists only here. */
    openAtOutlet({ id, url }: Article) {
      if (!url) return navigate(articlePath(id))
      window.open(url, '_blank', 'noopener')
      markRead([id])
    },
    markRead: ({ id }: Article) => say(done.read, markRead([id]).undo),
    markUnread: ({ id }: Article) => say(done.unread, markUnread([id]).undo),
    markReadUpTo(ids: readonly string[]) {
      const { read } = getMarks()
      const unread = ids.filter((id) => !read.has(id))
      say(done.readUpTo(unread.length), markRead(unread).undo)
    },
    /** Hides a story and the other reports of its event, or shows them again. */
    toggleHidden({ id }: Article) {
      const isHidden = getMarks().hidden.has(id)
      const change = isHidden ? unhideStories : hideStories
      const acts = [change([id])]
      let isUndone = false
      say(isHidden ? done.unhidden : done.hidden, () => {
        isUndone = true
        for (const { undo } of acts) undo()
      })
      client.fetchQuery(articleQuery(manifest, id)).then(
        (story) => {
          const reports = (story?.reports ?? []).flatMap(({ article }) => article ?? [])
          if (!isUndone && reports.length > 0) acts.push(change(reports))
        },
        () => {
          // Without a connection, only this report is known.
        },
      )
    },
    toggleFollowed(kind: FollowKind, id: string, name: string, isFollowed: boolean) {
      if (isFollowed) say(done.unfollowed(name), unfollow(kind, id))
      else say(done.followed(name), follow(kind, id))
    },
  }
}
