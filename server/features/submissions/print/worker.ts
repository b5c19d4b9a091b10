import { parentPort } from 'node:worker_threads'
import { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { printPdf } from './print-pdf.ts'

type Order = { number: number; json: Uint8Array }

parentPort?.on('message', async ({ number, json }: Order) => {
  try {
    const bytes = Buffer.from(json)
    const pdf = await printPdf(Exchange.parse(JSON.parse(bytes.toString('utf8'))), bytes)
    parentPort?.postMessage({ number, pdf })
  } catch (error) {
    parentPort?.postMessage({ number, failed: error instanceof Error ? error.name : 'Error' })
  }
})
