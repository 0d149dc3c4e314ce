import { articlePath, topicPath } from '../../src/contract/addresses.ts'
import { cardsOf, frontOf, largestSections, manifestOf, need, onePerStory } from '../e2e/edition.ts'
import { expect, test } from './engine-test.ts'

/** Place of the link of a story in the window, and whether it has the focus. Runs in the page. */
function placeOf(address: string) {
  const link = document.querySelector(`article :is(h2, h3) > a[href="${address}"]`)
  return {
    top: Math.round(link?.getBoundingClientRect().top ?? Number.NaN),
    isFocused: document.activeElement === link,
  }
}

test('the front page shows the lead and the latest stories', async ({ visit }) => {
  const { cards, top } = frontOf('demo')
  await visit.open('/')
  await visit.sees('heading', need(cards[top[0] ?? -1], 'a top story').title)
  await visit.sees('region', 'Latest')
  await visit.sees('navigation', 'Topics')
  await visit.waits(() => document.querySelectorAll('main article').length > 20, [], true)
  await visit.waits(() => document.documentElement.scrollWidth <= innerWidth, [], true)
})

test('a topic opens from the front page', async ({ visit }) => {
  const topic = need(largestSections(manifestOf('demo'))[0], 'a section')
  await visit.open('/')
  await visit.sees('region', 'Latest')
  await visit.click('link', topic.shortname ?? topic.name)
  await visit.isAt(topicPath(topic.id))
  await visit.sees('heading', topic.name)
  await visit.reads('[role="status"]', new RegExp(`^${topic.count} stor`))
})

test('a topic opens by the keyboard, and the rule under its header is not covered', async ({ visit }) => {
  const topic = need(largestSections(manifestOf('demo'))[0], 'a section')
  await visit.open('/')
  await visit.sees('region', 'Latest')
  await visit.followsByKey(topic.shortname ?? topic.name)
  await visit.isAt(topicPath(topic.id))
  // The reader moves the focus to the page, whose focus style must not reach beyond its edge.
  await visit.waits(() => document.activeElement?.localName, [], 'main')
  const focus = await visit.tab.run(() => {
    const { boxShadow, outlineStyle } = getComputedStyle(document.querySelector('main') ?? document.body)
    return [boxShadow, outlineStyle]
  })
  expect(focus).toEqual(['none', 'none'])
})

test('a filter shows the stories that match, and Back shows all of them again', async ({ visit }) => {
  const all = onePerStory('demo', cardsOf('demo'))
  const videos = onePerStory(
    'demo',
    cardsOf('demo').filter(({ type }) => type === 'video'),
  )
  const shown = () =>
    [...document.querySelectorAll('main article')].map((article) => article.getAttribute('data-id') ?? '').toSorted()
  await visit.open('/?sort=latest')
  await visit.reads('[role="status"]', new RegExp(`^${all.length} stories`))
  await visit.click('button', /^Videos/)
  await visit.isAt('/?type=video')
  await visit.reads('[role="status"]', new RegExp(`^${videos.length} stor`))
  await visit.waits(shown, [], videos.map(({ id }) => id).toSorted())
  await visit.tab.back()
  await visit.isAt('/?sort=latest')
  await visit.reads('[role="status"]', new RegExp(`^${all.length} stories`))
})

test('an article opens from a list, and Back returns to its place and focuses its link', async ({ visit }) => {
  const { title, id, provider, url } = need(
    onePerStory('demo', cardsOf('demo')).filter(({ url }) => url)[9],
    'a tenth story with a link',
  )
  await visit.open('/?sort=latest')
  await visit.sees('link', title)
  await visit.tab.run((address) => {
    document.querySelector(`article :is(h2, h3) > a[href="${address}"]`)?.scrollIntoView({ block: 'center' })
  }, articlePath(id))
  // Rows that were never drawn have an estimated height, so the place counts that the link has when it is clicked.
  await visit.tab.run((address) => {
    const link = document.querySelector(`article :is(h2, h3) > a[href="${address}"]`)
    link?.addEventListener('click', () => {
      document.documentElement.dataset['left'] = String(Math.round(link.getBoundingClientRect().top))
    })
  }, articlePath(id))
  await visit.click('link', title)
  await visit.isAt(articlePath(id))
  await visit.reads('h1', title)
  await visit.sees('link', new RegExp(`^Read at ${provider.name}`))
  const out = await visit.tab.run((url) => document.querySelector(`main a[href="${url}"]`)?.getAttribute('rel'), url)
  expect(out).toContain('noopener')
  expect(await visit.tab.run(() => scrollY)).toBe(0)
  const top = Number(await visit.tab.run(() => document.documentElement.dataset['left']))
  await visit.tab.back()
  await visit.isAt('/?sort=latest')
  await visit.waits(placeOf, [articlePath(id)], { top, isFocused: true })
})

test('a search finds stories while typing, opens one, and comes back', async ({ visit }) => {
  await visit.open('/')
  await visit.sees('region', 'Latest')
  await visit.searches('lighthouse')
  await visit.isAt('/search?q=lighthouse')
  const title = await visit.tab.run(() => document.querySelector('.hit[aria-selected="true"] .head')?.textContent ?? '')
  await visit.tab.press('Enter')
  await visit.reads('h1', title)
  await visit.tab.back()
  await visit.isAt('/search?q=lighthouse')
  await visit.waits(() => document.querySelector<HTMLInputElement>('[role="combobox"]')?.value, [], 'lighthouse')
  await visit.tab.press('Escape')
  await visit.tab.press('Escape')
  await visit.isAt('/')
  await visit.sees('region', 'Latest')
})

test('a saved story is on the shelf, also after a reload, until it is removed', async ({ visit }) => {
  const { id, title } = need(cardsOf('demo')[3], 'a story')
  await visit.open(articlePath(id))
  await visit.click('button', /^Saved?$/)
  await visit.click('link', /^Saved stories/)
  await visit.isAt('/saved')
  await visit.sees('link', title)
  await visit.open('/saved')
  await visit.sees('link', title)
  await visit.click('button', /^(Save|Saved|Remove): /)
  await visit.seesNo('link', title)
})
