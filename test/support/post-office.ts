import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { MailSettings } from '#server/mail/settings.ts'

/** A message as it arrived: to whom it was addressed on the wire, its headers by lower-case name, and its text. */
export type Arrived = { to: string[]; headers: Record<string, string>; text: string; raw: string }

/** A real SMTP server in this process, that can be stopped and started again on the same port. */
export type PostOffice = {
  settings: MailSettings
  arrived: Arrived[]
  /** Addresses that it refuses. */
  refused: Set<string>
  /** Takes each message in and says nothing for so long, in milliseconds. */
  slow: { ms: number }
  down: () => Promise<void>
  up: () => Promise<void>
}

const PLAIN: SMTPServerOptions = { authOptional: true, disabledCommands: ['STARTTLS'] }

export async function openPostOffice(options: SMTPServerOptions = PLAIN): Promise<PostOffice> {
  const arrived: Arrived[] = []
  const refused = new Set<string>()
  const slow = { ms: 0 }
  let server: SMTPServer | undefined
  const listen = async (port: number) => {
    const started = new SMTPServer({
      ...options,
      logger: false,
      onRcptTo({ address }, _session, done) {
        const error = refused.has(address) ? new Error('no such mailbox') : null
        done(error && Object.assign(error, { responseCode: 550 }))
      },
      onData(stream, session, done) {
        text(stream).then((raw) => {
          arrived.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...partsOf(raw), raw })
          setTimeout(() => done(), slow.ms)
        }, done)
      },
    })
    started.on('error', () => {})
    await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve))
    server = started
    return (started.server.address() as AddressInfo).port
  }
  const port = await listen(0)
  return {
    settings: { host: '127.0.0.1', port, tls: 'none', auth: undefined, from: 'reviews@example.org' },
    arrived,
    refused,
    slow,
    down: () => new Promise((resolve) => (server ? server.close(resolve) : resolve())),
    up: async () => {
      await listen(port)
    },
  }
}

function partsOf(raw: string): Pick<Arrived, 'headers' | 'text'> {
  const end = raw.indexOf('\r\n\r\n')
  const unfolded = raw.slice(0, end).replaceAll(/\r\n[ \t]/g, ' ')
  const headers = Object.fromEntries(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const body = raw.slice(end + 4).replaceAll('\r\n', '\n')
  const quoted = headers['content-transfer-encoding'] === 'quoted-printable'
  return { headers, text: quoted ? unquoted(body) : body }
}

function unquoted(body: string): string {
  return body
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
