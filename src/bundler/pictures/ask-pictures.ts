import type { PictureAnswer } from './picture-client.ts'

export interface AskLimits {
  /** Requests at once, altogether and to one host. */
  readonly atOnce: number
  readonly perHost: number
  /** Pictures of one run. */
  readonly pictures: number
  /** Milliseconds of one run. */
  readonly time: number
}

export const ASK_LIMITS: AskLimits = { atOnce: 6, perHost: 2, pictures: 5000, time: 10 * 60_000 }

/** A host that has not answered this many times in a row is left alone. */
const MAX_SILENT = 3

/**
 * Asks for pictures, host by host, with few requests at once. A host that wants fewer requests or does not answer is not
 * asked again, and one that does not exist has none of its pictures.
 * @param ask never throws
 * @returns the answers by address, without the pictures that were not asked for
 */
export async function askPictures(
  addresses: readonly string[],
  ask: (address: string) => Promise<PictureAnswer>,
  { atOnce, perHost, pictures, time }: AskLimits,
  onProgress: (done: number, total: number) => void,
): Promise<Map<string, PictureAnswer>> {
  const asked = addresses.slice(0, pictures)
  const answers = new Map<string, PictureAnswer>()
  const end = performance.now() + time
  const record = (address: string, answer: PictureAnswer) => {
    answers.set(address, answer)
    onProgress(answers.size, asked.length)
  }
  const hosts = new Map<string, string[]>()
  for (const address of asked) {
    const { host } = new URL(address)
    const queue = hosts.get(host)
    if (queue) queue.push(address)
    else hosts.set(host, [address])
  }
  const lanes = [...hosts.values()].flatMap((queue) => {
    let silent = 0
    const lane = async () => {
      for (let address = queue.shift(); address; address = queue.shift()) {
        if (performance.now() > end) return
        const answer = await ask(address)
        record(address, answer)
        silent = answer.state === 'silent' ? silent + 1 : 0
        if (answer.state === 'no-host') for (const other of queue) record(other, answer)
        if (answer.state === 'no-host' || answer.state === 'busy' || silent >= MAX_SILENT) queue.length = 0
      }
    }
    return Array.from({ length: perHost }, () => lane)
  })
  const work = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) await lane()
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return answers
}
