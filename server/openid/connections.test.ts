import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Connect, openConnections } from './connections.ts'
import type { Provider } from './provider.ts'

let server: Server
let provider: Provider
let connect: Connect
let asked: number
let status: number
let now: number

beforeEach(async () => {
  asked = 0
  status = 200
  now = 1_000_000
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  server = createServer((_request, response) => {
    asked++
    response.writeHead(status, { 'content-type': 'application/json' })
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    response.end(JSON.stringify({ issuer, authorization_endpoint: `${issuer}/authorize` }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = { id: 'force', kind: 'openid', issuer, clientId: 'a', clientSecret: 'b', organisations: [] }
  connect = openConnections()
})
afterEach(() => {
  vi.restoreAllMocks()
  server.closeAllConnections()
  server.close()
})

const send = () => connect(provider, 'to_send_someone')
const unavailable = { refusal: 'unavailable' }

describe('a sign-in service', () => {
  it('is asked what it is once an hour, and for a sign of life at most every 5 seconds', async () => {
    await Promise.all([send(), send(), connect(provider)])
    expect(asked).toBe(1)
    now += 4_999
    await send()
    expect(asked).toBe(1)
    now += 1
    await Promise.all([send(), send()])
    expect(asked).toBe(2)
    now += 60_000
    await connect(provider)
    expect(asked).toBe(2)
    now += 3_600_000
    await connect(provider)
    expect(asked).toBe(3)
  })

  it('that died since is noticed before someone is sent there, each time, and so is its return', async () => {
    await send()
    now += 5_000
    status = 503
    await expect(send()).rejects.toMatchObject(unavailable)
    await expect(send()).rejects.toMatchObject(unavailable)
    expect(asked).toBe(3)
    status = 200
    expect((await send()).serverMetadata().issuer).toBe(provider.issuer)
  })

  it('that no longer listens is noticed too, and nobody needs it for what is known already', async () => {
    await send()
    now += 5_000
    server.closeAllConnections()
    server.close()
    await expect(send()).rejects.toMatchObject(unavailable)
    expect((await connect(provider)).serverMetadata().issuer).toBe(provider.issuer)
  })

  it('that never answered is asked again each time', async () => {
    status = 500
    await expect(send()).rejects.toMatchObject(unavailable)
    await expect(send()).rejects.toMatchObject(unavailable)
    expect(asked).toBe(2)
  })
})
