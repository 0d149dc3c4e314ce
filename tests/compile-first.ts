import { compileCurrent } from './built-site.ts'

/** Compiles the reader and the command before tests run them. */
export default compileCurrent
