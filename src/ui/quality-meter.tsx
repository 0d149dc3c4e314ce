/** The first tick is filled from a quality of 20 on, the second from 45 on, and so on. */
const STEPS = [20, 45, 65, 82]

/** Four ticks for a quality from 0 to 100. Higher values count as 100. */
export function QualityMeter({ quality, labelled = false }: { readonly quality: number; readonly labelled?: boolean }) {
  const shown = Math.min(100, Math.round(quality))
  const ticks = (
    <span
      className="quality"
      {...(labelled ? { 'aria-hidden': true } : { role: 'img', 'aria-label': `Quality ${shown} of 100` })}
    >
      {STEPS.map((step) => (
        <i key={step} className={shown >= step ? 'on' : ''} />
      ))}
    </span>
  )
  return labelled ? (
    <span className="meter">
      {ticks}Quality {shown}
    </span>
  ) : (
    ticks
  )
}
