import { Press } from './press.ts'

const press = new Press({
  script: new URL('./worker.ts', import.meta.url),
  longestMs: 15_000,
  memoryMb: 512,
  atOnce: 2,
  mostWaiting: 50,
  idleMs: 10_000,
})

/**
 * Prints off the main thread, two at once and the rest in turn. `json` is the canonical JSON that leaves; the PDF
 * prints it and carries it. Rejects when a print takes longer than 15 seconds or more than 512 MB, and when 50 wait.
 */
export function printInWorker(json: Buffer): Promise<Buffer> {
  return press.print(json)
}
