import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, startApi } from '#test/support/api.ts'
import { sendRaw } from '#test/support/raw-http.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
  await api.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => api.close())

describe('HTTP that is broken before it is a request', () => {
  const host = 'Host: 127.0.0.1\r\n'
  const close = 'Connection: close\r\n\r\n'
  it.each([
    [
      400,
      'a length and chunks at once',
      `POST /api/v1/operations HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    [400, 'two lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`],
    [400, 'a length that is no number', `POST / HTTP/1.1\r\n${host}Content-Length: many\r\n\r\n`],
    [400, 'a method that nobody knows', `FROB / HTTP/1.1\r\n${host}\r\n`],
    [404, 'a method of another protocol', `PROPFIND /api/v1/operations HTTP/1.1\r\n${host}${close}`],
    [
      404,
      'a method that the address does not answer',
      `DELETE /api/v1/operations HTTP/1.1\r\n${host}${close}`,
    ],
    [404, 'TRACE', `TRACE /api/v1/operations HTTP/1.1\r\n${host}${close}`],
    [431, 'a header of 20 KB', `GET / HTTP/1.1\r\n${host}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`],
    [431, 'an address of 20 KB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`],
    [400, 'a bad percent-encoding', `GET /api/v1/operations/%zz HTTP/1.1\r\n${host}${close}`],
    [400, 'half a character, percent-encoded', `GET /api/v1/operations/%E2%82 HTTP/1.1\r\n${host}${close}`],
    [400, 'a letter that is no ASCII in the address', `GET /café HTTP/1.1\r\n${host}${close}`],
    [400, 'no Host', `GET /healthz HTTP/1.1\r\n${close}`],
    [
      400,
      'an expectation that nobody meets',
      `POST / HTTP/1.1\r\n${host}Expect: a-miracle\r\nContent-Length: 0\r\n${close}`,
    ],
    [400, 'a header folded over two lines', `GET / HTTP/1.1\r\n${host}X: a\r\n b\r\n${close}`],
    [
      413,
      'a length of ten megabytes',
      `POST /api/v1/test-login HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 10485760\r\n${close}`,
    ],
    [400, 'another version of HTTP', `GET /healthz HTTP/3.9\r\n${host}${close}`],
  ])('%i for %s, as a problem with the headers of every answer', async (status, _what, request) => {
    const answer = await sendRaw(api.app, request)
    expect(answer.problem().status).toBe(status)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  it('a parameter that is too long is refused, whether or not the pages are there to be served', async () => {
    const answer = await sendRaw(
      api.app,
      `GET /api/v1/operations/${'a'.repeat(300)} HTTP/1.1\r\n${host}${close}`,
    )
    expect([400, 404]).toContain(answer.problem().status)
  })

  it('and the control: the same client reads the answer to a plain request', async () => {
    expect((await sendRaw(api.app, `GET /healthz HTTP/1.1\r\n${host}${close}`)).text).toBe('{"status":"ok"}')
  })
})
