import { codeOf } from './error-code.ts'

/** What the system refused, in words, and what to do about it. */
const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: ['its permissions forbid it', 'Check the permissions, and whose the file is.'],
  EPERM: ['its permissions forbid it', 'Check the permissions, and whose the file is.'],
  EROFS: ['nothing can be written to this disk', 'Choose another place.'],
  ENOSPC: ['the disk is full', 'Make room, and run the command again.'],
  EDQUOT: ['your share of the disk is full', 'Make room, and run the command again.'],
  ENOENT: ['it is not there', 'Look whether something removes it, and run the command again.'],
  ENOTDIR: ['a file stands where its path needs a folder', 'Choose another place, or move the file away.'],
  EEXIST: ['a file stands in its place', 'Choose another place, or move the file away.'],
  EISDIR: ['a folder stands in its place', 'Move the folder away.'],
  EMFILE: ['too many files are open', 'Close other programs, or raise the limit with ulimit -n.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter one.'],
  EBUSY: ['another program uses it', 'End that program, and run the command again.'],
}

const UNKNOWN = ['the system refuses it', 'Choose another place, or look at the file yourself.'] as const

const DEEDS: Readonly<Record<string, string>> = {
  copyfile: 'copied',
  mkdir: 'made',
  read: 'read',
  rename: 'renamed',
  rm: 'removed',
  rmdir: 'removed',
  scandir: 'read',
  unlink: 'removed',
  write: 'written',
}

/** Whether the system refused something, and no fault of ours is behind it. */
export const isSystemError = (error: unknown): error is Error & { readonly syscall: string; readonly path?: string } =>
  error instanceof Error && 'syscall' in error

/** `its permissions forbid it (EACCES)` */
export function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return `${REASONS[code]?.[0] ?? UNKNOWN[0]} (${code})`
}

/** An error of the system as sentences: the file, the reason, what to do. */
export function explainSystemError(error: Error & { readonly syscall: string; readonly path?: string }): string {
  const [, hint] = REASONS[codeOf(error)] ?? UNKNOWN
  return `${error.path ?? 'A file'} can’t be ${DEEDS[error.syscall] ?? 'opened'}: ${reasonOf(error)}. ${hint}`
}
