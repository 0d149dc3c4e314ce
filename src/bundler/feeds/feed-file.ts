/*
 * A build recognises its feeds by their beginning, as it does its pages. The beginning also has a fingerprint of what the
 * feed was made from, so that the feeds of lists that have not changed are neither made nor read.
 */

const NOTE = 'Made by Broadsheet; its next build replaces or removes this file.'
const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
const XML_START = `${DECLARATION}\n<!-- ${NOTE} `
const JSON_START = `{"_broadsheet":{"about":"${NOTE}","inputs":"`

/** Number of bytes by which a feed and its inputs are recognised. */
export const BEGINNING = 200

/** True for the text of a feed that a build wrote, or for its beginning. */
export const isBuiltFeed = (text: string): boolean => text.startsWith(XML_START) || text.startsWith(JSON_START)

/** True when a feed was made from inputs with this fingerprint. @param beginning its first {@link BEGINNING} bytes */
export const isMadeFrom = (beginning: string, inputs: string): boolean =>
  beginning.startsWith(`${XML_START}${inputs} `) || beginning.startsWith(`${JSON_START}${inputs}"`)

/** Matches a section of text without escapes, with the white space around it. */
const SECTION = /\s*(<!\[CDATA\[[\s\S]*?\]\]>)\s*/g

/**
 * Adds the mark to XML. The library writes white space around sections of text for people who look at the file; it is removed,
 * since some readers would show it in headlines and follow it in links.
 */
export const markXml = (xml: string, inputs: string): string =>
  `${XML_START}${inputs} -->\n${xml.slice(DECLARATION.length).trim().replace(SECTION, '$1')}\n`

export const markJson = (feed: object, inputs: string): string =>
  `${JSON_START}${inputs}"},${JSON.stringify(feed).slice(1)}\n`
