import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type Answer, answerOf } from './api.ts'

/**
 * Sends bytes as they are to a listening service and reads what it answers until it closes or says no more. For
 * requests that no HTTP client agrees to send.
 */
export async function sendRaw(app: FastifyInstance, request: string | Buffer): Promise<Answer> {
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.write(request)
  await Promise.race([once(socket, 'close'), answered(chunks)])
  socket.destroy()
  return parse(Buffer.concat(chunks))
}

async function answered(chunks: Buffer[]): Promise<void> {
  for (let waited = 0; waited < 3_000; waited += 10) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    const text = Buffer.concat(chunks).toString('latin1')
    const [head = '', body = ''] = text.split('\r\n\r\n', 2)
    const length = /^content-length: (\d+)$/im.exec(head)?.[1]
    if (length !== undefined && body.length >= Number(length)) return
  }
}

function parse(bytes: Buffer): Answer {
  const text = bytes.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  const body = bytes.subarray(end + 4)
  const whole = headers['transfer-encoding'] === 'chunked' ? unchunk(body) : body
  return answerOf(Number(first.split(' ')[1]), headers, whole)
}

function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.subarray(at, lineEnd).toString('latin1'), 16)
    if (!(size > 0)) break
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 4 + size
  }
  return Buffer.concat(parts)
}
