import { use } from 'react'
import { later as english, type LaterMessages } from '../../messages/en/later.ts'
import { MessagesContext } from './messages.ts'

/** What the screens with a script of their own say, in the language of the reader. Not for the first script, which would grow by the English messages. */
export const useLaterMessages = (): LaterMessages => use(MessagesContext).later ?? english
