import { encode } from 'uqr'

/** Squares of white around the code. The standard wants four. */
const BORDER = 4

/** One path for all dark squares: each run of a row is a rectangle. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = []
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      runs.push(`M${start} ${y}h${x + 1 - start}v1H${start}z`)
    }
  })
  return runs.join('')
}

/**
 * A QR code. It is black on white in dark themes too, since some cameras do not read the reverse.
 * @throws when the text is longer than a code can hold, 2953 bytes
 */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: BORDER })
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={pathOf(data)} />
    </svg>
  )
}
