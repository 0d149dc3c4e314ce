import { exampleArticles, type ProjectFiles } from './example-articles.ts'
import { HARBOUR, LOGO, OUTLET_LOGO } from './example-pictures.ts'
import { schemaComment } from './site-file.ts'

/** The content of a new site, beside its settings. */
export const exampleContent = (now: Date): ProjectFiles => ({
  ...exampleArticles(now),
  '_data/topics/01-harbour.yaml': `${schemaComment('topic.json', '../../')}# Topics are in the order of the names of their files.
name: Harbour
description: "Ships, tides, and the people who wait for both."
# A topic can be below another one:
# parent: Coast
`,
  '_data/topics/02-weather.yaml': `${schemaComment('topic.json', '../../')}name: Weather
description: "What the sky does, and what it costs."
`,
  '_data/organizations/quillmark.example.md': `---
# An outlet whose stories you show. Articles belong to it by the domain of their provider or their link.
name: Quillmark
domain: quillmark.example
description: "An invented outlet for the examples. Remove it together with them."
images:
  - url: /assets/images/organizations/quillmark.example.svg
    width: 50
    height: 50
---
`,
  'assets/images/organizations/quillmark.example.svg': OUTLET_LOGO,
  'assets/images/harbour.svg': HARBOUR,
  'assets/images/logo.svg': LOGO,
})

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const SCHEMAS = './node_modules/broadsheet/lib/schemas'

/** Settings of VS Code: they give files that are added later their schema too. */
export const EDITOR_FILES: ProjectFiles = {
  '.vscode/settings.json': json({
    'yaml.schemas': {
      [`${SCHEMAS}/site.json`]: 'site.yaml',
      [`${SCHEMAS}/topic.json`]: '_data/topics/*.yaml',
      [`${SCHEMAS}/organization.json`]: '_data/organizations/*.yaml',
    },
  }),
  '.vscode/extensions.json': json({ recommendations: ['redhat.vscode-yaml'] }),
}

/**
 * @param install the command that installs the packages
 * @param commandOf the command that runs a script, by the plain name of the script
 */
export const projectReadme = (
  title: string,
  install: string,
  commandOf: (name: string) => string,
): string => `# ${title.replace(/\s+/g, ' ')}

A news site, made with Broadsheet from the articles in \`_news/\`.

| command | what it does |
|---|---|
| \`${install}\` | Installs Broadsheet. Once, and after an upgrade. |
| \`${commandOf('dev')}\` | Shows the site while you write. Saving an article changes the open page. |
| \`${commandOf('check')}\` | Lists what is wrong or missing, by place. |
| \`${commandOf('start')}\` | Builds the site and serves it, as readers get it. |
| \`${commandOf('build')}\` | Builds the site into \`dist/\`, for any static host. |

## Where things are

| | |
|---|---|
| \`_news/\` | Articles, one Markdown file each: \`2026-11-22-the-name-in-the-address.md\`. The three that are there show the format; remove them when you have your own. |
| \`_data/topics/\` | Topics, in the order of the menu. |
| \`_data/organizations/\` | Names and logos of the outlets whose stories you show. |
| \`assets/images/\` | Pictures. Write \`/assets/images/…\` in an article. \`logo.svg\` is yours to use. |
| \`site.yaml\` | Title, language, address and colours. |

\`node_modules/broadsheet/README.md\` describes all fields.

## Publish

The workflow in \`.github/workflows/publish.yml\` publishes to GitHub Pages:

1. Put this folder into a repository on GitHub. Commit \`package-lock.json\` as well, so that every build uses the same version.
2. In the settings of the repository, choose **Pages**, and set **Source** to **GitHub Actions**.
3. Push. Every push to \`main\` or \`master\` is published. So are stories dated in the future, within three hours of their time.

Any other static host works too: run \`${commandOf('build')} -- --url https://news.example\`, and upload \`dist/\`.

## Your editor

\`site.yaml\` and the files of \`_data/\` whose names end in \`.yaml\` have a schema. Editors with a YAML language server, such as
VS Code with the extension that is recommended here, complete and explain their fields, and mark mistakes.

These servers do not read the fields at the top of Markdown files. For articles, \`${commandOf('dev')}\` and \`${commandOf('check')}\` say what is
wrong, with line and column. To see it in an editor that knows remark, such as VS Code with the extension
\`unifiedjs.vscode-remark\`, run \`npm install --save-dev remark-cli remark-frontmatter remark-lint-frontmatter-schema\` and write
this into \`.remarkrc.mjs\`:

\`\`\`js
import frontmatter from 'remark-frontmatter'
import schema from 'remark-lint-frontmatter-schema'

const schemas = { './node_modules/broadsheet/lib/schemas/article.json': ['./_news/**/*.md'] }
export default { plugins: [frontmatter, [schema, { schemas }]] }
\`\`\`
`
