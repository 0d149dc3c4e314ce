/** Makes arrays that all threads share. */
export const shared = {
  uint8: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
  uint32: (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4)),
  float32: (length: number) => new Float32Array(new SharedArrayBuffer(length * 4)),
  float64: (length: number) => new Float64Array(new SharedArrayBuffer(length * 8)),
}
