/** Files of which a compiled file was made. */
export type ModulePaths = readonly string[]

interface CompiledFile {
  readonly moduleIds?: readonly string[]
}

/**
 * Returns the files of which a build was made.
 * @param result as Vite or Rolldown returns it
 */
export function modulesOf(result: object): ModulePaths {
  const output: readonly CompiledFile[] = 'output' in result && Array.isArray(result.output) ? result.output : []
  return output.flatMap(({ moduleIds = [] }) => moduleIds)
}
