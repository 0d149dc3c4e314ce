// @types/compression depends on all types of Express. These few types of Node are enough here.
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export default function compression(options?: {
    readonly brotli?: { readonly params?: Readonly<Record<number, number>> }
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void
}
