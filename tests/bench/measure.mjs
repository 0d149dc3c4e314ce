// Loaded with `--import` into a program that is measured. When the program ends, this script writes its CPU time in
// seconds and its peak memory in megabytes to the file named by MEASURE_FILE.
import { writeFileSync } from 'node:fs'

const file = process.env.MEASURE_FILE
if (file) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1000 }))
  })
}
