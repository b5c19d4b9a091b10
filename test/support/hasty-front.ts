import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What stands before a service and promises what it has not kept: it answers 200 at once, and asks the service then. */
export async function startHastyFront(origin: string): Promise<{ origin: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    response.setHeader('content-type', 'application/json').end('{}')
    const { method = '', url = '', headers } = request
    const { host: _host, connection: _connection, 'content-length': _length, ...asked } = headers
    const body = parts.length > 0 ? { body: Buffer.concat(parts) } : {}
    const sent = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    )
    await fetch(`${origin}${url}`, { method, headers: sent, ...body }).catch(() => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
