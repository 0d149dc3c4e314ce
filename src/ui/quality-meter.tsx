const STEPS = [20, 45, 65, 82]

/** Four ticks; the scale runs to 100 and is clamped there. */
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
