import { expect, onTestFinished, test, vi } from 'vitest'
import { menu, rules } from '../../src/messages/en/menu-and-rules.ts'
import { hidingOf } from '../../src/screens/rules/hiding-of.ts'
import { withoutHidden } from '../../src/screens/story/lists-beside-story.ts'
import { nameOfRule } from '../../src/screens/rules/rule-words.ts'
import { shareStory } from '../../src/screens/story/share-story.ts'
import { storiesUpTo } from '../../src/screens/story/stories-up-to.ts'

const URL = 'https://news.example/2026/11/22/fog'
const STORY = { title: 'Fog over Port Ansel' }

function stubNavigator(change: object) {
  const properties = Object.entries(change).map(([name, value]) => [name, { value: value as unknown }] as const)
  vi.stubGlobal('navigator', Object.create(navigator, Object.fromEntries(properties)))
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
}

test('the stories up to one are those of its list, not those of other lists', () => {
  document.body.innerHTML = `
    <article data-id="z"><button id="front">…</button></article>
    <section class="stories">
      <article data-id="a"></article>
      <article data-id="b"><button id="second">…</button></article>
      <article data-id="c"></article>
    </section>`
  const upTo = (id: string) => storiesUpTo(document.getElementById(id) ?? document.body)
  expect(upTo('second')).toEqual(['a', 'b'])
  expect(upTo('front')).toBeUndefined()
})

test('a story is shared by the browser where it can, and a closed dialog does nothing', async () => {
  const share = vi.fn(() => Promise.resolve())
  stubNavigator({ share })
  expect(await shareStory(STORY, URL, '')).toBe('shared')
  expect(share).toHaveBeenCalledWith({ title: STORY.title, url: URL })
  share.mockRejectedValueOnce(new DOMException('', 'AbortError'))
  expect(await shareStory(STORY, URL, '')).toBe('nothing')
})

test('without sharing, the link is copied, and shown in a field when even that is refused', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  const share = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  stubNavigator({ share, clipboard: { writeText } })
  expect(await shareStory(STORY, URL, 'Copy this:')).toBe('copied')
  expect(writeText).toHaveBeenCalledWith(URL)
  const prompt = vi.fn()
  vi.stubGlobal('prompt', prompt)
  writeText.mockRejectedValueOnce(new Error('no'))
  expect(await shareStory(STORY, URL, 'Copy this:')).toBe('nothing')
  expect(prompt).toHaveBeenCalledWith('Copy this:', URL)
})

test('a citation has the title, the outlet, the day and the address, and the authors when they are known', () => {
  expect(menu.citation('Fog', 'Amber Post', 'November 22, 2026', [], URL)).toBe(
    `“Fog”. Amber Post, November 22, 2026. ${URL}`,
  )
  expect(menu.citation('Fog', 'Amber Post', 'November 22, 2026', ['Ada Reed', 'Bo Lind'], URL)).toMatch(
    /^Ada Reed and Bo Lind\. “Fog”/,
  )
})

test('a rule is named by its words in quotes or by a name, and by where it holds', () => {
  const topic = { id: 'tides', name: 'Tides', ink: 1, count: 1, providers: 1, sources: [], front: '' }
  const outlets = [{ domain: 'amber.example', name: 'Amber Post' }]
  const name = (rule: Parameters<typeof nameOfRule>[0]) => nameOfRule(rule, { topics: [topic] }, outlets, rules)
  expect(name({ kind: 'words', value: 'fog', topic: 'tides' })).toBe('“fog” in Tides')
  expect(name({ kind: 'outlet', value: 'amber.example' })).toBe('Amber Post')
  expect(name({ kind: 'outlet', value: 'gone.example' })).toBe('gone.example')
  expect(name({ kind: 'topic', value: 'tides' })).toBe('Tides')
})

test('nothing is hidden without rules, hidden stories and read ones, whatever is saved', () => {
  const none = { hidden: new Map(), saved: new Map([['a', { at: 1 }]]) }
  expect(hidingOf([], none)).toBeUndefined()
  expect(hidingOf([], none, new Set(['b']))?.ids.has('b')).toBe(true)
  const rule = { id: '1', kind: 'words', value: 'fog', until: 5 } as const
  expect(hidingOf([rule], none)?.rules).toEqual([{ kind: 'words', value: 'fog' }])
})

test('hidden stories are not beside a story, and the lists wait until it is known which are', () => {
  const item = (article: string) => ({
    title: article,
    type: 'article',
    provider: { domain: 'amber.example', name: 'Amber Post' },
    article,
  })
  const lists = { related: [item('a'), item('b')], similar: [item('c'), item('b')], ids: new Set<string>() }
  const shown = withoutHidden(lists, ({ id }) => id === 'b')
  expect(shown.related.map(({ article }) => article)).toEqual(['a'])
  expect(shown.similar?.map(({ article }) => article)).toEqual(['c'])
  expect(withoutHidden(lists, undefined)).toMatchObject({ related: [], similar: undefined })
})
