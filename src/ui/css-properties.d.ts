import 'react'

declare module 'react' {
  // Values that styles read from elements.
  interface CSSProperties {
    '--mono-h'?: number
    '--at'?: string
  }
}
