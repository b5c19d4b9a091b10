import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Stands between the service and PostgreSQL and takes every row lock out of what the service asks. */
export type UnlockingProxy = {
  /** The same address of a database, through here. */
  through: (url: string) => string
  /** How many locks were taken out. */
  taken: () => number
  close: () => Promise<void>
}

const LOCK = /\bfor (?:update|share)(?: of "\w+")?(?: nowait)?/g

/** Starts one in front of the server of this address. Blanks keep each message as long as it says that it is. */
export async function startUnlockingProxy(serverUrl: string): Promise<UnlockingProxy> {
  const { hostname, port } = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let taken = 0
  const unlocked = (bytes: Buffer) => {
    const text = bytes.toString('latin1')
    const without = text.replaceAll(LOCK, (lock) => {
      taken += 1
      return ' '.repeat(lock.length)
    })
    return Buffer.from(without, 'latin1')
  }

  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true })
    client.setNoDelay(true)
    client.on('data', (bytes) => upstream.write(unlocked(bytes)))
    upstream.on('data', (bytes) => client.write(bytes))
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')

  return {
    through: (url) => {
      const proxied = new URL(url)
      proxied.hostname = '127.0.0.1'
      proxied.port = String(address.port)
      return proxied.href
    },
    taken: () => taken,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
