import { describe, expect, it } from 'vitest'
import { readMail } from './settings.ts'

const from = 'reviews@example.org'

it('nothing is sent where nothing is set', () => {
  expect(readMail({}, true)).toBeUndefined()
})

describe('SMTP_URL', () => {
  it.each`
    address                                      | host                  | port    | tls
    ${'smtps://mail.example.org'}                | ${'mail.example.org'} | ${465}  | ${'from_start'}
    ${'smtps://mail.example.org:2465/'}          | ${'mail.example.org'} | ${2465} | ${'from_start'}
    ${'smtp://mail.example.org?requireTLS=true'} | ${'mail.example.org'} | ${587}  | ${'required'}
    ${'smtp://localhost:25?requireTLS=true'}     | ${'localhost'}        | ${25}   | ${'required'}
    ${'smtp://localhost:25'}                     | ${'localhost'}        | ${25}   | ${'none'}
    ${'smtp://127.0.0.1:2525'}                   | ${'127.0.0.1'}        | ${2525} | ${'none'}
    ${'smtp://[::1]:25'}                         | ${'::1'}              | ${25}   | ${'none'}
  `('$address is taken in production: $host, $port, TLS $tls', ({ address, host, port, tls }) => {
    const read = readMail({ SMTP_URL: address, MAIL_FROM: from }, true)
    expect(read).toEqual({ host, port, tls, auth: undefined, from })
  })

  it('may go to another host without TLS outside production only', () => {
    const env = { SMTP_URL: 'smtp://mail:1025', MAIL_FROM: from }
    expect(readMail(env, false)).toMatchObject({ host: 'mail', port: 1025, tls: 'when_offered' })
    expect(() => readMail(env, true)).toThrow('may send without TLS')
  })

  it('holds a name and a password, whose signs may be written as per cent codes', () => {
    const env = { SMTP_URL: 'smtps://post%40example.org:p%2Fw%3A1@mail.example.org', MAIL_FROM: from }
    expect(readMail(env, true)?.auth).toEqual({ user: 'post@example.org', pass: 'p/w:1' })
  })
})

describe('a refusal to start is one sentence that repeats no value', () => {
  const url = 'smtps://u:hunter2@mail.example.org'
  const both = 'One of SMTP_URL and MAIL_FROM is set and the other is not: set both, or neither.'
  const unread =
    'SMTP_URL cannot be read; it looks like smtps://user:password@mail.example.org or smtp://mail.example.org?requireTLS=true.'
  const plain =
    'NODE_ENV is production and SMTP_URL may send without TLS: use smtps://, or add ?requireTLS=true.'
  const sender = 'MAIL_FROM cannot be read; it looks like reviews@example.org.'
  it.each`
    address                                            | sentFrom                   | sentence
    ${url}                                             | ${undefined}               | ${both}
    ${undefined}                                       | ${from}                    | ${both}
    ${'mail.example.org'}                              | ${from}                    | ${unread}
    ${'https://u:hunter2@mail.example.org'}            | ${from}                    | ${unread}
    ${'smtp://u:hunter2@mail.example.org?logger=true'} | ${from}                    | ${unread}
    ${'smtp://u:hunter2@mail.example.org/inbox'}       | ${from}                    | ${unread}
    ${'smtp://u:hunter2%@mail.example.org'}            | ${from}                    | ${unread}
    ${'smtp://u:hunter2@mail.example.org:25'}          | ${from}                    | ${plain}
    ${'smtp://u:hunter2@127.0.0.1.example.org:25'}     | ${from}                    | ${plain}
    ${url}                                             | ${'reviews'}               | ${sender}
    ${url}                                             | ${'a@example.org, b@c.de'} | ${sender}
  `('$address from $sentFrom: $sentence', ({ address, sentFrom, sentence }) => {
    expect(() => readMail({ SMTP_URL: address, MAIL_FROM: sentFrom }, true)).toThrow(
      expect.objectContaining({ name: 'StartRefused', message: sentence }),
    )
    expect(sentence).not.toContain('hunter2')
  })
})
