import { useId, useState } from 'react'
import { useLaterMessages } from '../base/later-messages.ts'

interface Address {
  /** Name of the format, which is the same in all languages: `RSS`. */
  readonly format: string
  readonly url: string
}

interface Props {
  readonly addresses: readonly Address[]
  /** Address of the list of all feeds. */
  readonly opml: string
  /** @returns true when the text was copied */
  readonly onCopy: (text: string) => Promise<boolean>
}

/** The addresses of a list's feeds, each with a button that copies it. */
export function FeedAddresses({ addresses, opml, onCopy }: Props) {
  const { feeds: messages } = useLaterMessages()
  const [status, setStatus] = useState('')
  const copy = async ({ format, url }: Address) => {
    const isCopied = await onCopy(url)
    setStatus(isCopied ? messages.copied(format) : messages.copyFailed)
  }
  return (
    <div className="embedding feeds">
      <p>{messages.about}</p>
      {addresses.map((address) => (
        <FeedAddress key={address.format} {...address} onCopy={() => void copy(address)} />
      ))}
      <p className="embedding__copy">
        <a className="feeds__all" href={opml} download>
          {messages.all}
        </a>
        <span role="status">{status}</span>
      </p>
    </div>
  )
}

function FeedAddress({ format, url, onCopy }: Address & { readonly onCopy: () => void }) {
  const { feeds: messages } = useLaterMessages()
  const id = useId()
  return (
    <div className="choice">
      <label className="choice__label" htmlFor={id} dir="ltr">
        {format}
      </label>
      <div className="feeds__row">
        <input
          id={id}
          className="embedding__field"
          readOnly
          dir="ltr"
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="btn" onClick={onCopy} aria-label={messages.copyFormat(format)}>
          {messages.copy}
        </button>
      </div>
    </div>
  )
}
