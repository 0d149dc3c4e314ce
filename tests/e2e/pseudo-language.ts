import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { rolldown } from 'rolldown'
import { ROOT } from '../built-site.ts'

type File = 'main' | 'later'

/** Makes a script like the one of a language from the English messages, each in brackets and longer. */
async function pseudoScript(file: File): Promise<string> {
  const source = `
    import { ${file} as english } from ${JSON.stringify(join(ROOT, `src/messages/en/${file}.ts`))}
    import { lengthen } from ${JSON.stringify(join(ROOT, 'tests/e2e/lengthen.ts'))}
    export const ${file} = lengthen(english)`
  const bundle = await rolldown({
    input: 'pseudo',
    plugins: [
      {
        name: 'pseudo',
        resolveId: (id) => (id === 'pseudo' ? id : null),
        load: (id) => (id === 'pseudo' ? source : null),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'es' })
  return output[0].code
}

const scripts = { main: pseudoScript('main'), later: pseudoScript('later') }

/** Answers requests for the messages of any language but English with the pseudo language. */
export async function speakPseudo(page: Page): Promise<void> {
  for (const file of ['main', 'later'] as const)
    await page.route(new RegExp(`/app/${file}-[\\w-]{7}\\.js$`), async (route) =>
      route.fulfill({ contentType: 'text/javascript', body: await scripts[file] }),
    )
}
