import { useMessages } from '../base/messages.ts'
import { useInterfaceLang } from '../base/use-lang.ts'

/** Says after a headline, to screen readers, that the reader has opened the story before. */
export function ReadMark() {
  const messages = useMessages().stories
  return (
    <span className="sr-only" lang={useInterfaceLang()}>
      {' '}
      {messages.read}
    </span>
  )
}
