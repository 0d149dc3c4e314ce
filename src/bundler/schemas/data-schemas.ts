import { LIMITS } from '../validate/article-fields.ts'
import { ORGANIZATION_NAMES, TOPIC_NAMES } from '../yaml-advice/field-names.ts'
import { pictures } from './article-schema.ts'
import { type FieldSchemas, groupSchema, text, texts } from './field-schema.ts'

const TOPIC_FIELDS: FieldSchemas = {
  _id: text('The topic’s id in addresses. Without it, the id is made from the name.', 'harbour'),
  id: text('Another name of _id.'),
  name: text('The topic’s name, as articles write it.', 'Harbour'),
  shortname: text('A shorter name, for the menu and for small spaces.'),
  parent: text('The name of the topic above it. A topic includes the articles of all topics below it.'),
  description: text('A sentence or two, at the top of the topic’s page.'),
  images: pictures('A picture for link previews of the topic’s page.', false),
  image: pictures('Another name of images.', false),
  keywords: texts('Words that say that a story belongs to the topic. Importing a feed uses them.', LIMITS.list, [
    'tide',
    'quay',
  ]),
}

const ORGANIZATION_FIELDS: FieldSchemas = {
  name: text('The outlet’s name, as readers see it.', 'Quillmark'),
  domain: text(
    'The domain of the outlet. Articles whose provider has it, or whose links lead there, belong to it.',
    'quillmark.example',
  ),
  _id: text('Used when there is no domain.'),
  description: text('A sentence or two, on the outlet’s page.'),
  images: pictures('Logos.', false),
}

const oneOf = (...names: readonly string[]) => ({ anyOf: names.map((name) => ({ required: [name] })) })

/** A file of `_data/topics`. */
export const topicSchema = (): object => ({
  ...groupSchema('topics', TOPIC_NAMES, TOPIC_FIELDS, false),
  ...oneOf('name', '_id', 'id'),
})

/** A file of `_data/organizations`. */
export const organizationSchema = (): object => ({
  ...groupSchema('organizations', ORGANIZATION_NAMES, ORGANIZATION_FIELDS, false),
  ...oneOf('domain', '_id'),
})
