import { createTransport } from 'nodemailer'
import type { Message } from '#shared/mail/words.ts'
import { codeOf } from '../error-code.ts'
import type { MailSettings } from './settings.ts'

/** One message to one address. `id` is the same each time it is tried, so that a mailbox can tell a second copy. */
export type Letter = Message & { id: string; to: string }

export type MailServer = {
  /** Resolves once the server has accepted the letter. Throws MailFailed, which says neither whom nor what about. */
  send: (letter: Letter) => Promise<void>
}

type Reason = 'unreachable' | 'sign_in_refused' | 'tls_refused' | 'address_refused' | 'not_accepted'

const REASONS: Readonly<Record<string, Reason>> = {
  ECONNECTION: 'unreachable',
  ESOCKET: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EDNS: 'unreachable',
  EAUTH: 'sign_in_refused',
  ENOAUTH: 'sign_in_refused',
  ETLS: 'tls_refused',
}

/** What the socket's own code reads like where it was the encryption that failed. */
const OF_TLS = /CERT|VERIFY|ISSUER|ERR_(SSL|TLS)/

/** Why a letter did not go, from codes alone: the library's messages quote addresses and the server's words. */
function reasonOf(error: unknown): Reason {
  const about = error as { command?: unknown; originalCode?: unknown; responseCode?: unknown }
  if (OF_TLS.test(String(about.originalCode))) return 'tls_refused'
  if (about.responseCode === 530) return 'sign_in_refused'
  if (about.command === 'RCPT TO') return 'address_refused'
  return REASONS[codeOf(error) ?? ''] ?? 'not_accepted'
}

/** A letter that the server did not take. Its name is all that the job's log line shows. */
export class MailFailed extends Error {
  constructor(reason: Reason) {
    super(reason)
    this.name = `MailFailed: ${reason}`
  }
}

/** Together well under the two minutes after which another attempt may take the same letter. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 20_000,
}

/** The server that messages leave by. Connects for each letter anew; certificates are always checked. */
export function connectMail({ host, port, tls, auth, from }: MailSettings): MailServer {
  const transport = createTransport({
    host,
    port,
    secure: tls === 'from_start',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    ...(auth ? { auth } : {}),
    ...TIMEOUTS,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({
          from,
          // As parts, not as text: nothing in it can make it two.
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
          xMailer: false,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw new MailFailed(reasonOf(error))
      }
    },
  }
}
