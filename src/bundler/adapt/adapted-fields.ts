import { domainOf } from '../../contract/addresses.ts'
import type { FieldUse, Parsed } from '../parse/parse.ts'
import { parseInstant } from '../values/instant.ts'
import { safeLink } from '../values/link.ts'
import { mayBeSeveralWords } from '../values/prose.ts'
import { KNOWN_FIELDS } from '../yaml-advice/field-names.ts'
import { authorNames } from './author-names.ts'
import type { FieldSite } from './field-site.ts'
import { pageResource, videoOf } from './named-media.ts'
import { normalName } from './normal-name.ts'
import * as names from './other-names.ts'
import { pictureOf } from './picture-of.ts'
import { plainText } from './plain-text.ts'
import { proseOf, splitTerms, textsOf } from './texts-of.ts'
import { type Path, type Written, type WrittenFields, isEmpty } from './written-fields.ts'
import { isGroup } from './is-group.ts'

/** Names that other generators use for a time that is not a date, and dates that say nothing of publishing. */
const WEAK_DATES: ReadonlySet<string> = new Set([
  'time',
  'timestamp',
  'posted',
  'published',
  'created',
  'written',
  'issued',
])
/** Eleventy writes these words in place of a date. */
const NOT_A_DATE = /^(?:git )?(?:last modified|created)$/i

/** A key of programs rather than a name for readers: `current_events`. */
const KEY = /^[a-z\d]+(?:_[a-z\d]+)+$/

/** Makes the fields of the format from those of another system. */
export class AdaptedFields {
  readonly uses: FieldUse[] = []
  readonly values: Record<string, unknown> = {}
  /** Markdown that follows the text of the article. */
  text = ''
  private readonly written: WrittenFields
  private readonly parsed: Parsed
  private readonly site: FieldSite
  private readonly isOwn: boolean
  private readonly used = new Set<string>()

  /** @param isOwn true for an article in the format, which lacks only what its own fields do not say */
  constructor(written: WrittenFields, parsed: Parsed, site: FieldSite, isOwn: boolean) {
    this.written = written
    this.parsed = parsed
    this.site = site
    this.isOwn = isOwn
  }

  read(): void {
    this.readNamed()
    this.readProse('title', names.TITLE_NAMES)
    this.readProse('excerpt', names.EXCERPT_NAMES)
    this.readDate('publishedDateTime', names.DATE_NAMES)
    this.readDate('updatedDateTime', names.UPDATED_NAMES)
    this.readTerms('topics', names.TOPIC_NAMES)
    this.readTerms('tags', names.TAG_NAMES)
    this.readAuthors()
    this.readPicture()
    this.readLocale()
    this.readLink()
    this.readVideo()
    this.readOtherSpellings()
  }

  isSet(name: string): boolean {
    return Object.hasOwn(this.values, name)
  }

  isUsed(name: string): boolean {
    return this.used.has(name)
  }

  private set(ours: Path, value: unknown, theirs: Path): void {
    const [name, inner] = ours
    if (inner === undefined) this.values[String(name)] = value
    else this.values[String(name)] = { ...this.group(String(name)), [String(inner)]: value }
    this.uses.push({ ours, theirs })
    this.used.add(String(theirs[0]))
  }

  private group(name: string): Readonly<Record<string, unknown>> | undefined {
    const value = this.values[name] ?? this.parsed.data[name]
    if (typeof value === 'string') return { name: value }
    return isGroup(value) ? value : undefined
  }

  /** True when the article has a usable value of its own, or site.yaml has named one. */
  private has(name: string): boolean {
    if (this.isSet(name)) return true
    const value = this.parsed.data[name]
    return this.isOwn && value !== undefined && value !== null && value !== ''
  }

  /** Reads the fields that site.yaml names. They count before all others. */
  private readNamed(): void {
    for (const [ours, theirs] of Object.entries(this.site.names ?? {})) {
      for (const name of theirs) {
        const found = this.written.at(name)
        if (found && this.readAs(ours, found)) break
      }
    }
  }

  private readAs(ours: string, found: Written): boolean {
    switch (ours) {
      case 'title':
      case 'excerpt':
        return this.setProse(ours, found)
      case 'topics':
      case 'tags':
        return this.setTerms(ours, found)
      case 'provider.authors':
        return this.setAuthors(found)
      case 'images':
        return this.setPicture(found)
      default:
        this.set(ours.split('.'), found.value, found.path)
        return true
    }
  }

  private readProse(ours: string, theirs: readonly string[]): void {
    if (this.has(ours)) return
    for (const found of this.written.find(theirs, ours !== 'title')) if (this.setProse(ours, found)) return
  }

  private setProse(ours: string, found: Written): boolean {
    const { path, value } = found
    const isScalar = typeof value !== 'object'
    // A title in brackets is a mistake that is reported.
    if (ours === 'title' && !isScalar) return false
    // A number as a title keeps its spelling: 1.10.
    const isSpelt = typeof value === 'number' || (typeof value === 'boolean' && ours === 'title')
    const text = isSpelt ? (this.parsed.written(path) ?? String(value)) : proseOf(value)
    if (text === undefined || (ours === 'excerpt' && looksLikeFile(text))) return false
    this.set([ours], text, path)
    return true
  }

  private readDate(ours: string, theirs: readonly string[]): void {
    if (this.has(ours) || (this.isOwn && ours === 'publishedDateTime' && this.has('date'))) return
    for (const found of this.written.find(theirs)) {
      const value = this.dateOf(found)
      if (value === undefined) continue
      this.set([ours], value, found.path)
      return
    }
  }

  /** A text that is no date is returned too where a date is expected, so that it is reported. */
  private dateOf({ path, value }: Written): string | undefined {
    const text = typeof value === 'number' ? (this.parsed.written(path) ?? String(value)) : value
    if (typeof text !== 'string' || NOT_A_DATE.test(text.trim())) return undefined
    const name = normalName(String(path.at(-1)))
    const isExpected = path.length === 1 && !WEAK_DATES.has(name) && names.DATE_NAMES.slice(0, 8).includes(name)
    return isExpected || parseInstant(text) ? text : undefined
  }

  private readTerms(ours: 'topics' | 'tags', theirs: readonly string[]): void {
    // In the format, `category` was never read.
    if (this.has(ours) || (this.isOwn && ours === 'topics')) return
    for (const found of this.written.find(theirs)) if (this.setTerms(ours, found)) return
  }

  private setTerms(ours: 'topics' | 'tags', found: Written): boolean {
    // An entry that is no term is reported where its field is one of the format. A list without it would hide that.
    if (Array.isArray(found.value) && found.value.some((one) => !isEmpty(one) && textsOf(one).length === 0))
      return false
    const isPlural = /(?:s|ies)$/.test(normalName(String(found.path.at(-1))))
    const hasSpaces = this.site.isJekyll === true && isPlural && typeof found.value === 'string'
    if (ours === 'tags' && !hasSpaces && mayBeSeveralWords(found.value) && found.path[0] === 'tags') return false
    const texts = textsOf(found.value).filter((text) => !(this.site.isGhost && text.trim().startsWith('#')))
    const terms = texts
      .flatMap((text) =>
        typeof found.value === 'object' && !text.startsWith('#') ? [text] : splitTerms(text, hasSpaces),
      )
      .map((term) =>
        plainText(term)
          .replace(/^#(?=\S)/, '')
          .trim()
          .replace(ours === 'topics' ? KEY : /$^/, (key) => key.replaceAll('_', ' ')),
      )
      .filter((term) => term !== '' && !isPlumbing(term, ours))
    if (terms.length === 0) return false
    this.set([ours], [...new Set(terms)], found.path)
    return true
  }

  private readAuthors(): void {
    const provider = this.group('provider')
    if (Array.isArray(provider?.['authors']) ? provider['authors'].length > 0 : provider?.['authors']) return
    for (const found of this.written.find(names.AUTHOR_NAMES)) if (this.setAuthors(found)) return
  }

  private setAuthors(found: Written): boolean {
    const authors = [...new Set(authorNames(found.value, this.site.authors ?? {}))]
    if (authors.length === 0) return false
    this.set(['provider', 'authors'], authors, found.path)
    return true
  }

  private readPicture(): void {
    if (this.has('images')) return
    for (const found of this.written.find(names.PICTURE_NAMES)) if (this.setPicture(found)) return
    for (const found of this.written.findWithEnding(names.PICTURE_NAMES, /(?:path|url|src|file|filename|link)$/))
      if (this.setPicture(found)) return
    for (const found of this.written.find(['resources'], false)) if (this.setPicture(pageResource(found))) return
  }

  private setPicture(found: Written): boolean {
    const isOwnList =
      found.path[0] === 'images' && Array.isArray(found.value) && found.value.every((one) => isGroup(one))
    const result = pictureOf(found.value)
    if (!result) return false
    const { picture, at } = result
    if (isOwnList) {
      this.set(['images'], found.value, found.path)
      return true
    }
    const texts: Record<string, unknown> = {}
    const beside = { alt: names.ALT_NAMES, caption: names.CAPTION_NAMES, attribution: names.CREDIT_NAMES }
    for (const [field, theirs] of Object.entries(beside)) {
      const text = [...this.written.find(theirs)].find(({ value }) => typeof value === 'string')
      if (!text || picture[field] !== undefined) continue
      texts[field] = text.value
      this.used.add(String(text.path[0]))
    }
    this.set(['images'], [{ ...texts, ...picture }], found.path)
    this.uses.push({ ours: ['images', 0], theirs: found.path })
    this.uses.push({ ours: ['images', 0, 'url'], theirs: [...found.path, ...at] })
    return true
  }

  private readLocale(): void {
    if (this.has('locale')) return
    for (const { path, value } of this.written.find(names.LOCALE_NAMES)) {
      const [text] = textsOf(value)
      if (text === undefined) continue
      this.set(['locale'], text.trim().replace(/\..*$/, ''), path)
      return
    }
  }

  /** Reads the page of another site that the article is about, or from which it was taken. */
  private readLink(): void {
    if (this.isOwn) return
    const hasText = this.parsed.body.trim() !== ''
    const found = this.linkOf(names.LINK_NAMES)
    if (found && !hasText) this.set(['webUrl'], found.value, found.path)
    else if (found) {
      // The text is the site's own, so the site is its outlet. The link must not be lost.
      const link = String(found.value)
      this.text = `\n\n[${domainOf(link) ?? link}](<${link}>)\n`
      this.used.add(String(found.path[0]))
    }
    const canonical = found || hasText ? undefined : this.linkOf(names.CANONICAL_NAMES)
    if (canonical) this.set(['webUrl'], canonical.value, canonical.path)
  }

  private linkOf(theirs: readonly string[]): Written | undefined {
    for (const found of this.written.find(theirs, false)) {
      const [text] = Array.isArray(found.value) ? textsOf(found.value) : [found.value]
      const link = typeof text === 'string' ? safeLink(text.trim()) : undefined
      if (link && domainOf(link) !== this.site.domain) return { path: found.path, value: link }
    }
    return undefined
  }

  private readVideo(): void {
    if (this.has('featuredContent')) return
    for (const { path, value } of this.written.find(names.VIDEO_NAMES)) {
      const id = videoOf(normalName(String(path.at(-1))), value)
      if (id === undefined) continue
      this.set(['featuredContent'], `<iframe src="https://www.youtube.com/embed/${id}"></iframe>`, path)
      return
    }
  }

  /** Reads fields of the format that are spelt in another way, such as `Quality`. */
  private readOtherSpellings(): void {
    if (this.isOwn) return
    for (const ours of KNOWN_FIELDS) {
      if (ours === 'published' || ours === 'date' || this.isSet(ours) || this.parsed.data[ours] !== undefined) continue
      const [found] = this.written.find([normalName(ours)], false)
      if (found && !this.used.has(String(found.path[0]))) this.set([ours], found.value, found.path)
    }
  }
}

const looksLikeFile = (text: string) => /^\S+\.(?:jpe?g|png|gif|webp|svg|avif)$/i.test(text)

/** True for a word that systems need and readers do not. */
const isPlumbing = (term: string, ours: 'topics' | 'tags') =>
  (ours === 'topics' ? names.NO_TOPIC : names.LIST_WORDS).has(term.toLowerCase())
