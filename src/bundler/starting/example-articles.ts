/** Texts of a project, by path. */
export type ProjectFiles = Readonly<Record<string, string>>

const DAY_MS = 86_400_000
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** Three invented articles of today and yesterday, which show all that a publisher needs to begin. */
export function exampleArticles(now: Date): ProjectFiles {
  const today = dayOf(now)
  const yesterday = dayOf(new Date(now.getTime() - DAY_MS))
  const hour = `${now.toISOString().slice(0, 13)}:00:00Z`
  return {
    [`_news/${today}-the-harbour-that-taught-a-camera-to-read-the-tide.md`]: fullArticle(
      hour,
      `${yesterday}T16:20:00Z`,
    ),
    [`_news/${yesterday}-a-ferry-waits-for-the-school-bus.md`]: SHORT_ARTICLE,
    [`_news/${yesterday}-how-we-measure-the-wind.md`]: ownArticle(`${yesterday}T09:30:00Z`),
  }
}

const fullArticle = (time: string, earlier: string) => `---
# An article of another outlet: the headline leads there. Only title is required.
title: "The harbour that taught a camera to read the tide"
excerpt: "A ring of inexpensive lenses now measures the water every nine seconds. The oldest pilot in town checks them twice a day, and has been wrong once."
publishedDateTime: ${time}
webUrl: "https://quillmark.example/harbour-camera"
type: article

provider:
  name: Quillmark
  domain: quillmark.example
  authors:
    - Odile Farrant

# Topics are described in _data/topics. A name that is not there makes a new one.
topics:
  - Harbour
tags:
  - tides
  - cameras

# The file is assets/images/harbour.svg. A photograph works the same.
images:
  - url: /assets/images/harbour.svg
    width: 1200
    height: 630
    alt: "A lighthouse and a sailing boat in a harbour at sunset"
    caption: "Port Ansel an hour before low water."

# Stories that belong to this one.
related:
  - title: "Port Ansel to retire its tide gauges by spring"
    webUrl: "https://tidewrack.example/gauges"
    publishedDateTime: ${earlier}
    provider:
      name: Tidewrack Ledger
      domain: tidewrack.example
---
`

const SHORT_ARTICLE = `---
title: "A ferry waits for the school bus, and the timetable learns to say so"
webUrl: "https://tidewrack.example/ferry"
---
`

const ownArticle = (time: string) => `---
# An article of your own: its text is below the second line of dashes, in Markdown. It needs no webUrl.
title: "How we measure the wind, and why the roof of the library is the best place for it"
excerpt: "Three cups, one magnet and a librarian who writes everything down."
publishedDateTime: ${time}
topics:
  - Weather
  - Harbour
---

The instrument on the roof of the library has **three cups, one magnet and no opinion**. It turns, the magnet passes a
switch, and a counter in the reading room moves on by one. Everything else is arithmetic.

## What a gust is

A gust is not the fastest second of a day. It is the fastest *three* seconds, because a sail needs that long to notice.[^1]

| name | metres per second |
|---|---|
| a breeze | 5 |
| a flag straightens | 9 |
| the ferry waits | 17 |

> If the flag of the bakery is straight, I close the window before I read the number.
>
> — the librarian of Port Ansel

1. Read the counter.
2. Divide by sixty.
3. Write it down, even when nothing happened. *Nothing* is a measurement too.

[^1]: Sailors count it as “and one, and two, and three”.
`
