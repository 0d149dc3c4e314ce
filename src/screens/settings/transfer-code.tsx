import { useEffect, useState } from 'react'
import { exportBackup } from '../../state/transfer.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { QrCode } from '../../ui/controls/qr-code.tsx'
import { type CodeLink, linkForCode } from './link-for-code.ts'

/** The link with everything as a QR code. It has its own script, because few readers need it. */
export function TransferCode({ page }: { readonly page: string }) {
  const { moving: messages, sentences } = useLaterMessages()
  const [code, setCode] = useState<CodeLink | 'too long'>()
  useEffect(() => {
    let isCurrent = true
    const build = async () => {
      const link = await linkForCode(await exportBackup(), page)
      if (isCurrent) setCode(link ?? 'too long')
    }
    void build()
    return () => {
      isCurrent = false
    }
  }, [page])

  if (!code) return <div className="code" aria-busy="true" />
  if (code === 'too long') return <p className="aside-note">{messages.codeTooLong}</p>
  const { link, marks: included, allMarks } = code
  return (
    <figure className="code">
      <QrCode text={link} label={messages.code} />
      <figcaption className="aside-note">
        {included < allMarks
          ? sentences(
              messages.codeAbout,
              included === 0 ? messages.codeLeavesOutAll : messages.codeLeavesOut(included, allMarks),
            )
          : messages.codeAbout}
      </figcaption>
    </figure>
  )
}
