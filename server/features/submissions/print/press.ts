import { Worker } from 'node:worker_threads'

type Answer = { number: number; pdf?: Uint8Array; failed?: string }
export type Limits = {
  script: URL
  longestMs: number
  memoryMb: number
  atOnce: number
  /** How many may wait; the next is refused. */
  mostWaiting: number
  /** A worker that printed before has its fonts parsed; after this long without work it is let go. */
  idleMs: number
}

/** Workers that print, each one order at a time. One that is late, full or dead is ended, and the next is new. */
export class Press {
  readonly #limits: Limits
  readonly #idle = new Map<Worker, NodeJS.Timeout>()
  readonly #waiting: (() => void)[] = []
  #running = 0
  #orders = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** The PDF of an exchange's bytes. Rejects what takes too long, too much memory or no worker can print. */
  async print(json: Buffer): Promise<Buffer> {
    await this.#turn()
    try {
      return await this.#order(this.#take(), json)
    } finally {
      this.#next()
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < this.#limits.atOnce) {
      this.#running += 1
      return
    }
    if (this.#waiting.length >= this.#limits.mostWaiting) throw new Error('too many prints are waiting')
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Hands the turn to whoever waited longest, so that nobody slips in between. */
  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running -= 1
  }

  #take(): Worker {
    const [known] = this.#idle.entries()
    if (!known) return this.#start()
    const [worker, timer] = known
    clearTimeout(timer)
    this.#idle.delete(worker)
    worker.ref()
    return worker
  }

  #start(): Worker {
    const { script, memoryMb } = this.#limits
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    const forget = () => {
      clearTimeout(this.#idle.get(worker))
      this.#idle.delete(worker)
    }
    // An idle worker has nobody waiting for it; without a listener its death would end the service.
    worker.on('error', forget).on('exit', forget)
    return worker
  }

  #rest(worker: Worker): void {
    worker.unref()
    this.#idle.set(worker, setTimeout(() => void worker.terminate(), this.#limits.idleMs).unref())
  }

  #order(worker: Worker, json: Buffer): Promise<Buffer> {
    this.#orders += 1
    const number = this.#orders
    return new Promise((resolve, reject) => {
      const end = (error: Error | null, pdf?: Uint8Array) => {
        clearTimeout(timer)
        worker.off('message', answered).off('error', end).off('exit', gone)
        if (pdf) {
          this.#rest(worker)
          resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
        } else {
          void worker.terminate()
          reject(error ?? new Error('the press gave nothing'))
        }
      }
      const answered = (answer: Answer) => {
        if (answer.number !== number) return
        end(answer.pdf ? null : new Error(`printing failed with ${answer.failed}`), answer.pdf)
      }
      const gone = () => end(new Error('the press ended before it was done'))
      const timer = setTimeout(() => end(new Error('printing took too long')), this.#limits.longestMs)
      worker.on('message', answered).on('error', end).on('exit', gone)
      worker.postMessage({ number, json })
    })
  }
}
