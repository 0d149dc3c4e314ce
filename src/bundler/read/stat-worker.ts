import { parentPort } from 'node:worker_threads'
import { type StatShare, statShare } from './stat-many.ts'

// Helps a `Statter`.
parentPort?.on('message', (share: StatShare) => statShare(share))
