import { useMessages } from '../base/messages.ts'
import { useInterfaceLang } from '../base/use-lang.ts'

/** Says after a headline that the story is hidden from lists. It is drawn only while a list shows its hidden stories. */
export function HiddenMark() {
  return (
    <>
      {' '}
      <span className="hidden-mark" lang={useInterfaceLang()}>
        {useMessages().stories.hidden}
      </span>
    </>
  )
}
