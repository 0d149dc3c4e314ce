import { parentPort } from 'node:worker_threads'
import { type StatShare, statShare } from './stat-many.ts'

// Helps a `Statter` once.
parentPort?.once('message', (share: StatShare) => statShare(share))
