import { later as english, type LaterMessages } from '../messages/en/later.ts'
import { shownMessages } from './language.tsx'

/** What background tasks report, in the language that is shown now. They are no components, so no context reaches them. */
export const deviceMessages = (): LaterMessages['device'] => (shownMessages()?.later ?? english).device
