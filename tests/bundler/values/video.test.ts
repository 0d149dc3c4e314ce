// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { youtubeId, youtubeInHtml } from '../../../src/bundler/values/video.ts'

const ID = 'AbC_12-34xY'

describe('youtubeId', () => {
  test.each([
    `https://www.youtube.com/watch?v=${ID}`,
    `https://m.youtube.com/watch?app=desktop&v=${ID}&t=30s`,
    `http://youtube.com/watch?v=${ID}#t=3`,
    `https://youtu.be/${ID}?si=x`,
    `https://www.youtube.com/embed/${ID}?rel=0`,
    `https://www.youtube-nocookie.com/embed/${ID}`,
    `https://www.youtube.com/shorts/${ID}`,
    `https://www.youtube.com/live/${ID}`,
    `https://www.youtube.com/v/${ID}`,
    `//www.youtube.com/embed/${ID}`,
  ])('finds the video of %s', (link) => {
    expect(youtubeId(link)).toBe(ID)
  })

  test.each([
    `https://youtube.com.evil.example/embed/${ID}`,
    `https://evil.example/youtube.com/embed/${ID}`,
    `https://notyoutube.com/watch?v=${ID}`,
    'https://www.youtube.com/channel/UC123456789',
    'https://www.youtube.com/watch?list=PL123456789',
    'https://www.youtube.com/watch?v=',
    'https://www.youtube.com/watch?v="><script>',
    'https://youtu.be/a/b/c/d/e',
    'https://vimeo.com/123456789',
    'not an address',
  ])('finds no video in %s', (link) => {
    expect(youtubeId(link)).toBeUndefined()
  })
})

test.each<[rule: string, html: string, id: string | undefined]>([
  ['double quotes', `<iframe width="8" src="https://www.youtube.com/embed/${ID}" allow="autoplay"></iframe>`, ID],
  ['single quotes', `<iframe src='https://www.youtube.com/embed/${ID}'></iframe>`, ID],
  ['capitals and lines', `<IFRAME\n  SRC = "https://www.youtube.com/embed/${ID}"\n>`, ID],
  ['entities', `<iframe src="https://www.youtube.com/watch?a=1&amp;v=${ID}">`, ID],
  ['something around it', `<div class="x"><p>Film</p><iframe src="//youtu.be/${ID}"></iframe></div>`, ID],
  ['a second frame', `<iframe src="https://ads.example/"></iframe><iframe src="https://youtu.be/${ID}"></iframe>`, ID],
  [
    'another attribute that ends in src',
    `<iframe data-src="about:blank" src="https://www.youtube.com/embed/${ID}"></iframe>`,
    ID,
  ],
  [
    'hostile attributes',
    `<iframe onload="x('https://youtu.be/${ID}')" src="https://evil.example/"></iframe>`,
    undefined,
  ],
  ['a document in the frame', `<iframe srcdoc="<script src=https://youtu.be/${ID}>"></iframe>`, undefined],
  ['a script of that address', `<script src="https://www.youtube.com/embed/${ID}"></script>`, undefined],
  ['a scheme that runs', `<iframe src="javascript:'https://youtu.be/${ID}'"></iframe>`, undefined],
  ['no HTML', 'A film about harbours', undefined],
])('reads the video of an iframe with %s', (_, html, id) => {
  expect(youtubeInHtml(html)).toBe(id)
})
