import type { Card, Picture, Story, Topic } from '../contract/edition.ts'
import { lengthOf } from '../ui/headline-length.ts'
import { STORY_LAYOUTS, storyLayout } from '../ui/story-layout.ts'

// Builds the top of a page before React is loaded. It uses the same classes as the screens, so that nothing moves when
// React replaces it. It is hidden from assistive technology.

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const created = document.createElement(tag)
  created.className = className
  created.append(...children)
  return created
}

function headline(tag: string, className: string, title: string): HTMLElement {
  const created = element(tag, className, title)
  created.dir = 'auto'
  const length = lengthOf(title)
  if (length) created.dataset['len'] = length
  return created
}

/** The link that loads a picture. */
export type EarlyPicture = Pick<HTMLLinkElement, 'href' | 'imageSrcset' | 'imageSizes'>

function picture({ href, imageSrcset, imageSizes }: EarlyPicture): HTMLElement {
  const image = document.createElement('img')
  image.referrerPolicy = 'no-referrer'
  image.fetchPriority = 'high'
  image.alt = ''
  if (imageSrcset) {
    image.sizes = imageSizes
    image.srcset = imageSrcset
  }
  image.src = href
  // React draws a replacement for a picture that fails.
  image.addEventListener('error', () => image.remove())
  return element('div', 'pic', image)
}

const deck = (text: string | undefined, className: string) => (text ? [element('p', className, text)] : [])

/** As high as the caption and the credit that React draws. */
function creditOf({ caption, attribution }: Partial<Picture> = {}): HTMLElement[] {
  if (!caption && !attribution) return []
  const credit = element('figcaption', 'credit')
  if (caption) credit.append(element('span', 'caption', caption))
  if (attribution) credit.append(element('span', 'credit__by', '\u00A0'))
  return [credit]
}

/**
 * Builds the top of an article's page.
 * @param src the picture
 */
export function articlePage(story: Story, text: string | undefined, src: EarlyPicture): HTMLElement {
  const main = element(
    'div',
    'story__main',
    element('figure', 'bleed', picture(src), ...creditOf(story.image)),
    ...deck(text, 'deck deck--lg'),
    element('div', 'spread byline-row', element('p', 'byline', element('span', 'tile tile--40'))),
  )
  const article = element(
    'article',
    '',
    element('p', 'crumb', '\u00A0'),
    headline('h1', '', story.title),
    element('div', `story__body ${STORY_LAYOUTS[storyLayout(story)]}`, main),
  )
  return element('div', 'wrap boot__page', element('div', 'story', article))
}

/** Builds the top of the front page. @param src the picture */
export function frontPage(card: Card, src: EarlyPicture): HTMLElement {
  const lead = element(
    'article',
    'lead',
    element('p', 'kicker', '\u00A0'),
    headline('h2', 'lead__head', card.title),
    element('div', 'lead__body', picture(src), element('div', 'lead__side', ...deck(card.excerpt, 'deck'))),
  )
  return element('div', 'wrap boot__page', element('section', 'front', lead))
}

/**
 * Builds the top of a topic's page, for phones only: in wider windows the height of the filter bar is unknown.
 * @param src the picture
 */
export function topicPage(topic: Topic, card: Card, src: EarlyPicture): HTMLElement {
  const about = element('p', '', ...(topic.description ? [element('span', 'tfront__about', topic.description)] : []))
  about.append(element('i', '', '\u00A0'))
  const blank = (className: string) => element('span', className, '\u00A0')
  const filters = element(
    'div',
    'filters',
    element('div', 'filters__row', element('div', 'chips', blank('chip'))),
    element('div', 'filters__row', element('div', 'spread', element('div', 'seg', element('button', '', '\u00A0')))),
  )
  const feature = element(
    'article',
    'card card--feature',
    picture(src),
    ...(card.topics[0] === topic.id ? [] : [element('p', 'kicker', '\u00A0')]),
    headline('h2', 'head', card.title),
    ...deck(card.excerpt, 'deck'),
  )
  return element(
    'div',
    'wrap boot__page',
    element('div', 'tfront', element('div', '', headline('h1', '', topic.name)), element('div', 'tfront__meta', about)),
    filters,
    element(
      'div',
      'summary',
      element('p', '', '\u00A0'),
      element('div', 'summary__acts', element('button', 'summary__clear')),
    ),
    element('div', 'stories', element('div', 'cols cols--feature', feature)),
  )
}
