import { connect, type Socket } from 'node:net'

/** How a connection ended: after how long, and with what status where an answer came before. */
export type Ended = { seconds: number; status: number | undefined; type: string | undefined }

export type SlowSocket = { socket: Socket; ended: Promise<Ended> }

/** Opens a connection and says how it ends. `read: false` never takes anything that is sent to it. */
export function openSlow(port: number, { read = true } = {}): SlowSocket {
  const socket = connect({ port, host: '127.0.0.1' })
  const started = performance.now()
  const chunks: Buffer[] = []
  if (read) socket.on('data', (chunk) => chunks.push(chunk))
  else socket.pause()
  socket.on('error', () => {})
  const { promise: ended, resolve } = Promise.withResolvers<Ended>()
  socket.on('close', () => {
    const text = Buffer.concat(chunks).toString('latin1')
    const status = Number(/^HTTP\/1.1 (\d{3})/.exec(text)?.[1])
    const type = /^content-type: (\S+)\r$/im.exec(text)?.[1]
    resolve({ seconds: (performance.now() - started) / 1000, status: status || undefined, type })
  })
  return { socket, ended }
}

/** Sends one byte at a time until the other side has enough. Not every byte is there to be sent in time. */
export function drip(socket: Socket, text: string, milliseconds: number): void {
  let at = 0
  const timer = setInterval(() => {
    if (socket.writable && at < text.length) socket.write(text[at++] ?? '')
    else clearInterval(timer)
  }, milliseconds)
  socket.on('close', () => clearInterval(timer))
}
