import { codeOf } from './error-code.ts'

/** Reasons and advice for error codes of the operating system. */
const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: ['access is denied', 'Check the owner and the permissions of the file.'],
  EPERM: ['the operation is not permitted', 'Check the owner and the permissions of the file.'],
  EROFS: ['the disk is read-only', 'Choose another place.'],
  ENOSPC: ['the disk is full', 'Free some space, and run the command again.'],
  EDQUOT: ['your disk quota is used up', 'Free some space, and run the command again.'],
  ENOENT: ['it does not exist', 'Check whether another program removes it, and run the command again.'],
  ENOTDIR: ['its path leads through a file', 'Choose another place, or move the file away.'],
  EEXIST: ['there is a file of this name', 'Choose another place, or move the file away.'],
  EISDIR: ['there is a folder of this name', 'Move the folder away.'],
  EMFILE: ['too many files are open', 'Close other programs, or raise the limit with ulimit -n.'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter one.'],
  EBUSY: ['another program is using it', 'End that program, and run the command again.'],
}

const UNKNOWN = ['the operating system refused', 'Choose another place, or check the file and the disk.'] as const

/** By system call: what it does to a file, as a participle. */
const PARTICIPLES: Readonly<Record<string, string>> = {
  copyfile: 'copied',
  mkdir: 'created',
  read: 'read',
  rename: 'renamed',
  rm: 'removed',
  rmdir: 'removed',
  scandir: 'read',
  unlink: 'removed',
  write: 'written',
}

/** True for an error that the operating system caused, such as a full disk. */
export const isSystemError = (error: unknown): error is Error & { readonly syscall: string; readonly path?: string } =>
  error instanceof Error && 'syscall' in error

/** `access is denied (EACCES)` */
export function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return `${REASONS[code]?.[0] ?? UNKNOWN[0]} (${code})`
}

/** Why a server can't listen at an address, by error code. */
const LISTEN_REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken, and so are those after it. Choose another one with --port.',
  EADDRNOTAVAIL: 'this machine has no such address. Choose another one with --host.',
  ENOTFOUND: 'there is no such host. Choose another one with --host.',
  EACCES: 'ports below 1024 need special rights. Choose another one with --port.',
}

/** Explains an error of the operating system in sentences: the file, the reason, what to do. */
export function explainSystemError(error: Error & { readonly syscall: string; readonly path?: string }): string {
  const [, hint] = REASONS[codeOf(error)] ?? UNKNOWN
  if (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
    return `The server can’t start: ${LISTEN_REASONS[codeOf(error)] ?? `${reasonOf(error)}.`}`
  // A file is written under a temporary name.
  const file = error.path?.replace(/\.\d+-\d+-\d+\.part$/, '') ?? 'A file'
  return `${file} can’t be ${PARTICIPLES[error.syscall] ?? 'opened'}: ${reasonOf(error)}. ${hint}`
}
