import type { Picture } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import type { Assets } from '../values/assets.ts'
import { FieldReader } from '../validate/fields.ts'
import { ORGANIZATION_NAMES } from '../yaml-advice/field-names.ts'
import { misspeltIn, reportUnread } from '../validate/known-fields.ts'
import { outletDomain } from '../values/outlet-domain.ts'
import { parseArticle, parseYamlFile } from '../parse/parse.ts'
import { readPictures } from '../validate/pictures.ts'
import { tidyText } from '../values/prose.ts'
import type { SourceFile } from '../read/read-file.ts'

/** An outlet from `_data/organizations`. */
export interface Organization {
  readonly domain: string
  readonly name?: string
  readonly description?: string
  readonly logos: readonly Picture[]
  readonly file: string
}

/** Reads the files of `_data/organizations`. Of two files with the same domain, the later one counts. */
export function readOrganizations(
  files: readonly SourceFile[],
  assets: Assets,
): { organizations: Map<string, Organization>; problems: Problem[] } {
  const problems: Problem[] = []
  const organizations = new Map<string, Organization>()
  for (const file of files) {
    const result = /\.ya?ml$/i.test(file.path) ? parseYamlFile(file) : parseArticle(file)
    if ('problems' in result) {
      problems.push(...result.problems)
      continue
    }
    const { data } = result.parsed
    const fields = new FieldReader(result.parsed)
    const text = (name: string) => tidyText(fields.text(data[name], [name]) ?? '')
    const [name, ownDomain, id, description] = [text('name'), text('domain'), text('_id'), text('description')]
    const written = ownDomain || id
    const domain = written ? outletDomain(written) : undefined
    const logos = readPictures(fields, data['images'], ['images'], assets, new Set())
    const previous = domain && organizations.get(domain)
    const misspeltDomain = written ? undefined : misspeltIn(data, 'domain', ORGANIZATION_NAMES)
    const described = { ...(name && { name }), ...(description && { description }) }
    if (domain) organizations.set(domain, { domain, ...described, logos, file: file.path })
    if (previous)
      fields.report(
        'warning',
        'organization-twice',
        [ownDomain ? 'domain' : '_id'],
        `The domain “${domain}” also belongs to ${previous.file}, so that file is not read.`,
        'Remove one of the two files.',
      )
    else if (written && !domain)
      fields.report(
        'warning',
        'invalid-domain',
        [ownDomain ? 'domain' : '_id'],
        `Found “${written.slice(0, 60)}”, expected a domain such as example.com. No article can belong to this organization.`,
        'Write the domain as in the outlet’s address.',
      )
    else if (!domain)
      fields.report(
        'warning',
        'organization-no-domain',
        [],
        'The organization has no domain, so no article can belong to it.',
        misspeltDomain
          ? `“${misspeltDomain}” in line ${fields.lineOf(misspeltDomain).line} may be a misspelt “domain”.`
          : 'Add domain: example.com.',
      )
    reportUnread(fields, data, ORGANIZATION_NAMES, 'Organizations have', misspeltDomain)
    problems.push(...fields.problems)
  }
  return { organizations, problems }
}
