import 'react'

declare module 'react' {
  // Custom properties that components set and the styles read.
  interface CSSProperties {
    '--mono-h'?: number
    '--at'?: string
    '--rows-before'?: number
    '--rows-after'?: number
    '--count-room'?: string
    '--cols'?: string
  }
}
