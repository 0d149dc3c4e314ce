import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { fillTimes } from '../../src/app/fill-times.ts'
import type { Article } from '../../src/contract/article.ts'
import { DrawnAtBuildContext } from '../../src/ui/base/drawn-at-build.ts'
import { Masthead } from '../../src/ui/bars/masthead.tsx'
import { RelativeTime } from '../../src/ui/format/relative-time.tsx'
import { SiteContext } from '../../src/ui/base/site-context.tsx'
import { Ticker } from '../../src/ui/cards/ticker.tsx'

const NOW = Date.parse('2026-11-22T16:00:00Z')
const BUILT = Date.parse('2026-11-20T09:00:00Z')

const article = (time: string, dayOnly = false): Article => ({
  id: `2026/11/22/${time}`,
  title: time,
  time,
  dayOnly,
  type: 'article',
  provider: { domain: 'outlet.example', name: 'Outlet' },
  topics: [],
})

const TIMES = [
  '2026-11-22T15:12:00Z',
  '2026-11-22T02:00:00Z',
  '2026-11-21T15:00:00Z',
  '2026-11-19T15:00:00Z',
  '2025-01-02T15:00:00Z',
]
const KINDS = ['age', 'moment', 'sentence', 'clock', 'day', 'dayAndClock', 'updated'] as const

/** The elements with times, as a page that was drawn at build has them, or as the reader draws them. */
function draw(now: number, locale: string, isDrawnAtBuild: boolean): string {
  return renderToString(
    <SiteContext value={{ base: '/', locale, now }}>
      <DrawnAtBuildContext value={isDrawnAtBuild ? { now } : undefined}>
        <Masthead site={{ title: 'The Paper' }} stories={1} sources={1} tools={null} nav={null} />
        {TIMES.map((time) => KINDS.map((as) => <RelativeTime key={time + as} time={time} as={as} href="/a" />))}
        <RelativeTime time="2026-11-21T00:00:00Z" dayOnly />
        <Ticker articles={TIMES.map((time) => article(time))} />
        <Ticker articles={TIMES.slice(0, 2).map((time) => article(time))} />
        <Ticker articles={[article('2026-11-22T00:00:00Z', true), article('2026-11-21T00:00:00Z', true)]} />
      </DrawnAtBuildContext>
    </SiteContext>,
  )
}

const shown = () => ({
  texts: [...document.querySelectorAll('time, [data-today]')].map(({ textContent }) => textContent),
  widths: [...document.querySelectorAll('.ticker')].map(({ className }) => className.trim()),
})

test.each(['en-GB', 'de', 'ja', 'ar', 'en-US-u-hc-h23'])(
  'times of a page that was drawn at build become what the reader draws, in %s',
  (locale) => {
    document.body.innerHTML = draw(BUILT, locale, true)
    fillTimes(NOW, locale)
    const filled = shown()
    document.body.innerHTML = draw(NOW, locale, false)
    expect(filled).toEqual(shown())
    expect(filled.texts.length).toBeGreaterThan(40)
  },
)

test('a page that was drawn at build has days in place of ages, so that it is right for ever', () => {
  document.body.innerHTML = draw(BUILT, 'en-GB', true)
  expect(document.querySelector('time[data-as="age"]')?.textContent).toBe('22 Nov')
})
