import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Stands between the service and PostgreSQL. */
export type DatabaseProxy = {
  /** The same address of a database, through here. */
  through: (url: string) => string
  close: () => Promise<void>
}

/** What becomes of the bytes of one connection on their way to the database, and who is told of the answers. */
type Passing = { asked: (bytes: Buffer) => Buffer; answered?: () => void }

/** Starts one in front of the server of this address; `open` is called for each connection. */
export async function startDatabaseProxy(serverUrl: string, open: () => Passing): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(serverUrl)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true })
    const { asked, answered } = open()
    client.setNoDelay(true)
    client.on('data', (bytes) => upstream.write(asked(bytes)))
    upstream.on('data', (bytes) => {
      answered?.()
      client.write(bytes)
    })
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
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
