import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFeeds } from '../../../src/bundler/site/feed-files.ts'
import { type Files, bundleTo, publisher, temporaryFolder } from '../workspace.ts'

export const SITE = 'title: "Tide & Time"\nurl: https://news.example/paper\ndescription: Two words.\nlocale: en-GB\n'

/** Writes a publisher's folder, its index and its feeds. */
export async function makeFeedSite(files: Files) {
  const [content, out] = [publisher(files), join(temporaryFolder(), 'site')]
  mkdirSync(out)
  const rebuild = async () => {
    await bundleTo(join(out, 'data'), { content, skipInvalid: true })
    return writeFeeds(out)
  }
  return { content, out, rebuild, foreign: await rebuild() }
}

export const readFeed = (out: string, path: string): string => readFileSync(join(out, path), 'utf8')

/** Parses XML as strictly as its standard demands, in the environment jsdom. @throws when it is not well-formed, or has a forbidden character */
export function parseXml(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  const error = document.querySelector('parsererror')
  if (error) throw new Error(error.textContent ?? '')
  return document
}

/** The texts of the children of an element that have a name, with its prefix. */
export const childTexts = (element: Element, name: string): string[] =>
  [...element.children].filter((child) => child.nodeName === name).map((child) => child.textContent ?? '')

export interface ParsedJsonFeed {
  readonly version: string
  readonly title: string
  readonly home_page_url: string
  readonly feed_url: string
  readonly items: readonly Readonly<Record<string, unknown>>[]
}

export const parseJsonFeed = (text: string) => JSON.parse(text) as ParsedJsonFeed
