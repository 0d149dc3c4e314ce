// Loaded before a program that is measured: tells what it has used when it ends.
import { writeFileSync } from 'node:fs'

const file = process.env.MEASURE_FILE
if (file) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1000 }))
  })
}
