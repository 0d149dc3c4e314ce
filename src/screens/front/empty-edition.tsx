import type { Manifest } from '../../contract/edition.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'

function explain(
  { unpublished, future, invalid }: Manifest['leftOut'],
  messages: LaterMessages['emptyEdition'],
): string {
  const reasons = [
    ...(unpublished > 0 ? [messages.unpublished(unpublished)] : []),
    ...(future > 0 ? [messages.future(future)] : []),
    ...(invalid > 0 ? [messages.invalid(invalid)] : []),
  ]
  return reasons.length > 0 ? messages.leftOut(reasons) : messages.noArticles
}

/** The front page of an edition without a story. */
export function EmptyEdition({ leftOut }: Pick<Manifest, 'leftOut'>) {
  const messages = useLaterMessages().emptyEdition
  return (
    <div className="page-note">
      <Notice title={messages.title} heading="h1">
        {explain(leftOut, messages)}
      </Notice>
    </div>
  )
}
