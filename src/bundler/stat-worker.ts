import { workerData } from 'node:worker_threads'
import { type StatShare, statShare } from './stat-many.ts'

// Helps `statMany`, which hands it over.
const share = workerData as StatShare
statShare(share, share.names.split('\0'))
