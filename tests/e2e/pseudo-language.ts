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

/** Answers requests for the messages of any language but English with the pseudo language. No other request is stopped. */
export async function speakPseudo(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const answer = async (requestId: string, url: string) => {
    const file = /\/app\/(main|later)-[\w-]{7}\.js$/.exec(url)?.[1]
    if (file !== 'main' && file !== 'later') return session.send('Fetch.continueRequest', { requestId })
    return session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'Content-Type', value: 'text/javascript' }],
      body: Buffer.from(await scripts[file]).toString('base64'),
    })
  }
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    // A page that is left or closed takes no answer.
    answer(requestId, request.url).catch(() => undefined)
  })
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/app/main-*.js' }, { urlPattern: '*/app/later-*.js' }],
  })
}
