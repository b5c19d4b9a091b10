import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, startApi } from '#test/support/api.ts'
import { sendRaw } from '#test/support/raw-http.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  // The service's own are ten and thirty seconds.
  Object.assign(api.app.server, { headersTimeout: 200, requestTimeout: 400 })
})
afterAll(() => api.close())

const host = 'Host: 127.0.0.1\r\n'
const posting = `POST /api/v1/test-login HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{`

describe('a request that takes too long to arrive', () => {
  it.concurrent.each([
    ['never begins', ''],
    ['stops in its headers', `GET /healthz HTTP/1.1\r\n${host}X-Sl`],
    ['stops in its body', posting],
  ])('is answered 408 as a problem where it %s', async (_where, sent) => {
    const answer = await sendRaw(api.app, sent)
    expect(answer.problem()).toMatchObject({ status: 408, code: 'request_too_slow' })
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    })
  })
})

it('who asks again and again without waiting for an answer is cut short after four', async () => {
  const address = api.app.server.address()
  const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  socket.write(`GET /healthz HTTP/1.1\r\n${host}\r\n`.repeat(40))
  await new Promise((resolve) => socket.once('close', resolve))
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)
  expect(statuses).toEqual(['200', '200', '200', '200', '429'])
  expect(text).toContain('too_many_requests')
})
