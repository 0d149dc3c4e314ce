import type { Pair } from 'yaml'
import { yaml as loadYaml } from '../system/late-libraries.ts'

/** Returns the name of a field; undefined when it is a list or a group. */
export function pairName({ key }: Pair): string | undefined {
  const { isScalar } = loadYaml()
  return isScalar(key) ? String(key.value) : undefined
}
