import { Worker } from 'node:worker_threads'

/** The longest that a print may take, and the most memory: whatever is over is ended, and the service goes on. */
const LONGEST_MS = 15_000
const MEMORY_MB = 512
const AT_ONCE = 2
const IDLE_MS = 10_000

type Answer = { number: number; pdf?: Uint8Array; failed?: string }
type Press = { worker: Worker; idle: NodeJS.Timeout | null }

const idle: Press[] = []
const waiting: (() => void)[] = []
let running = 0
let orders = 0

function newPress(): Press {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  worker.unref()
  return { worker, idle: null }
}

/** A press that printed before has its fonts parsed; after some idle time it is let go. */
function keepIdle(press: Press): void {
  press.idle = setTimeout(() => {
    idle.splice(idle.indexOf(press), 1)
    void press.worker.terminate()
  }, IDLE_MS).unref()
  idle.push(press)
}

function takePress(): Press {
  const press = idle.pop() ?? newPress()
  if (press.idle) clearTimeout(press.idle)
  press.idle = null
  return press
}

function order(press: Press, json: Buffer): Promise<Buffer> {
  orders += 1
  const number = orders
  const { worker } = press
  return new Promise((resolve, reject) => {
    const end = (error: Error | null, pdf?: Uint8Array) => {
      clearTimeout(timer)
      worker.off('message', answered).off('error', broken).off('exit', gone)
      if (error || !pdf) {
        void worker.terminate()
        reject(error ?? new Error('the press gave nothing'))
        return
      }
      keepIdle(press)
      resolve(Buffer.from(pdf))
    }
    const answered = (answer: Answer) => {
      if (answer.number !== number) return
      end(answer.pdf ? null : new Error(`printing failed with ${answer.failed}`), answer.pdf)
    }
    const broken = (error: Error) => end(error)
    const gone = () => end(new Error('the press ended before it was done'))
    const timer = setTimeout(() => end(new Error('printing took too long')), LONGEST_MS)
    worker.on('message', answered).on('error', broken).on('exit', gone)
    worker.postMessage({ number, json })
  })
}

/**
 * Prints off the main thread, two at once and the rest in turn. `json` is the canonical JSON that leaves; the PDF
 * prints it and carries it. Rejects when a print takes longer than 15 seconds or more than 512 MB.
 */
export async function printInWorker(json: Buffer): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await order(takePress(), json)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
