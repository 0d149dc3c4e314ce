import { isIP } from 'node:net'

/** What a property may hold: a kind of text, or things of some types. */
type Kind = 'text' | 'address' | 'date' | 'language' | 'number' | readonly string[]

/**
 * The types that our pages use, with the properties that https://schema.org gives them and their values. Those behind `!` are
 * required: by Google's rules for rich results, or because the thing would say nothing without them.
 */
const THING = { name: 'text', url: 'address', description: 'text', image: 'address' } as const
const WORK = { ...THING, inLanguage: 'language', isPartOf: ['WebSite'] } as const
const TYPES: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  WebSite: { ...WORK, 'name!': 'text', 'url!': 'address', potentialAction: ['SearchAction'] },
  SearchAction: { 'target!': ['EntryPoint'], 'query-input!': 'text' },
  EntryPoint: { 'urlTemplate!': 'text' },
  WebPage: { ...WORK, 'url!': 'address', breadcrumb: ['BreadcrumbList'], mainEntity: ['NewsArticle', 'ItemList'] },
  CollectionPage: { ...WORK, 'url!': 'address', 'name!': 'text', mainEntity: ['ItemList'] },
  ItemList: { 'itemListElement!': ['ListItem'], name: 'text' },
  BreadcrumbList: { 'itemListElement!': ['ListItem'] },
  ListItem: { 'position!': 'number', name: 'text', url: 'address', item: ['NewsArticle'] },
  NewsArticle: {
    ...WORK,
    'headline!': 'text',
    'url!': 'address',
    mainEntityOfPage: 'address',
    datePublished: 'date',
    dateModified: 'date',
    author: ['Person', 'Organization'],
    'publisher!': ['Organization'],
    articleSection: 'text',
    keywords: 'text',
    isBasedOn: 'address',
  },
  Person: { 'name!': 'text' },
  Organization: { 'name!': 'text', url: 'address', logo: 'address' },
}

type Thing = Readonly<Record<string, unknown>>

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null

function isAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, hostname, href } = new URL(value)
  return (
    /^https?:$/.test(protocol) &&
    (hostname.includes('.') || isIP(hostname) > 0) &&
    (value === href || `${value}/` === href)
  )
}

const isDate = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(value) && !Number.isNaN(Date.parse(value))

const IS_OF: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value.trim() !== '',
  address: isAddress,
  date: isDate,
  language: (value) => typeof value === 'string' && Intl.getCanonicalLocales(value)[0] === value,
  number: (value) => Number.isInteger(value) && Number(value) > 0,
}

/** Finds what is wrong with the structured data of a page: unknown types and properties, wrong values, missing ones. */
export function schemaFaults(data: unknown): string[] {
  if (!isThing(data) || data['@context'] !== 'https://schema.org' || !Array.isArray(data['@graph'])) return ['no graph']
  const things: readonly unknown[] = data['@graph']
  const typeById = new Map(things.filter(isThing).map((thing) => [thing['@id'], String(thing['@type'])]))
  const faults: string[] = []

  const checkThing = (value: unknown, types: readonly string[], at: string) => {
    if (!isThing(value)) return void faults.push(`${at}: no thing`)
    const isReference = value['@type'] === undefined
    const type = String(isReference ? typeById.get(value['@id']) : value['@type'])
    if (!types.includes(type)) return void faults.push(`${at}: ${type}, expected ${types.join(' or ')}`)
    if (!isReference) checkProperties(value, type, at)
  }
  const checkProperties = (thing: Thing, type: string, at: string) => {
    const properties = TYPES[type] ?? {}
    for (const name of Object.keys(properties))
      if (name.endsWith('!') && thing[name.slice(0, -1)] === undefined) faults.push(`${at}: no ${name.slice(0, -1)}`)
    for (const [name, value] of Object.entries(thing)) {
      if (value === undefined || name === '@type' || (name === '@id' && isAddress(value))) continue
      const kind = properties[`${name}!`] ?? properties[name]
      const values: readonly unknown[] = Array.isArray(value) ? value : [value]
      if (values.length === 0) faults.push(`${at}.${name}: empty`)
      for (const one of values) {
        const place = `${at}.${name}`
        if (kind === undefined) faults.push(`${place}: unknown`)
        else if (typeof kind === 'string' && !IS_OF[kind]?.(one))
          faults.push(`${place}: ${JSON.stringify(one)} is no ${kind}`)
        // A step of a breadcrumb trail names its page by the address.
        else if (typeof kind !== 'string' && !(type === 'ListItem' && isAddress(one))) checkThing(one, kind, place)
      }
    }
    if (type.endsWith('List')) checkPositions(thing, at)
  }
  const checkPositions = (thing: Thing, at: string) => {
    const items = (thing['itemListElement'] ?? []) as readonly Thing[]
    if (items.some(({ position }, index) => position !== index + 1)) faults.push(`${at}: wrong positions`)
    for (const { url, item } of items)
      if (url === undefined && item === undefined) faults.push(`${at}: item of nothing`)
    if (thing['@type'] === 'BreadcrumbList' && items.some(({ name }) => name === undefined))
      faults.push(`${at}: step without a name`)
  }
  things.forEach((thing, at) => checkThing(thing, Object.keys(TYPES), `[${at}]`))
  return faults
}
