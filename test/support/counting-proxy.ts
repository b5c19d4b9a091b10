import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Stands between the service and PostgreSQL and counts how often one waits for the other. */
export type CountingProxy = {
  /** The same address of a database, through here. */
  through: (url: string) => string
  /** Round trips since the last call: something was sent after an answer, or first. */
  taken: () => number
  close: () => Promise<void>
}

/** Starts one in front of the server of this address. */
export async function startCountingProxy(serverUrl: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let trips = 0

  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true })
    client.setNoDelay(true)
    let answered = true
    client.on('data', (bytes) => {
      if (answered) trips += 1
      answered = false
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => {
      answered = true
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
    taken: () => {
      const since = trips
      trips = 0
      return since
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
