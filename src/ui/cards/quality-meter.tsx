import { useLaterMessages } from '../base/later-messages.ts'
import { useInterfaceLang } from '../base/use-lang.ts'

/** The first tick is filled from a quality of 20 on, the second from 45 on, and so on. */
const STEPS = [20, 45, 65, 82]

/** Four ticks for a quality from 0 to 100. Higher values count as 100. */
export function QualityMeter({ quality, labelled = false }: { readonly quality: number; readonly labelled?: boolean }) {
  const messages = useLaterMessages().story
  const interfaceLang = useInterfaceLang()
  const shown = Math.min(100, Math.round(quality))
  const ticks = (
    <span
      className="quality"
      {...(labelled
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': messages.qualityOf(shown), lang: interfaceLang })}
    >
      {STEPS.map((step) => (
        <i key={step} className={shown >= step ? 'on' : ''} />
      ))}
    </span>
  )
  return labelled ? (
    <span className="meter" lang={interfaceLang}>
      {ticks}
      {messages.quality(shown)}
    </span>
  ) : (
    ticks
  )
}
