import { cellsOf } from './cells.ts'
import { policy } from './policy.ts'

// One cell a line, so that two policies can be compared with what compares text.
const lines = cellsOf(policy).map((cell) => `  ${JSON.stringify(cell)}`)
process.stdout.write(`[\n${lines.join(',\n')}\n]\n`)
