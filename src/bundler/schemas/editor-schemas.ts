import { SITE_NAMES } from '../yaml-advice/field-names.ts'
import { articleSchema } from './article-schema.ts'
import { organizationSchema, topicSchema } from './data-schemas.ts'
import { groupSchema, text } from './field-schema.ts'
import { SITE_FIELDS } from './site-fields.ts'

const siteSchema = (): object =>
  groupSchema('site.yaml', SITE_NAMES, { ...SITE_FIELDS, lang: text('Another name of locale.') }, false)

// The language server for YAML checks values by this draft; it reads newer ones without checking all of them.
const DRAFT = 'http://json-schema.org/draft-07/schema#'

/**
 * JSON Schemas of the files that publishers write, by the name of the schema's file. Editors use them for completion,
 * explanations and early warnings; what the bundler says counts. They have the names and limits that the bundler checks.
 */
export function editorSchemas(): Readonly<Record<string, object>> {
  const titled = (title: string, schema: object) => ({ $schema: DRAFT, title, ...schema })
  return {
    'site.json': titled('The settings of a Broadsheet site', siteSchema()),
    'article.json': titled('The front matter of a Broadsheet article', articleSchema()),
    'topic.json': titled('A topic of a Broadsheet site', topicSchema()),
    'organization.json': titled('An outlet of a Broadsheet site', organizationSchema()),
  }
}
