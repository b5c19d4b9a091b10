import { z } from 'zod'
import { StartRefused } from '../start-refused.ts'

/** How messages leave: `when_offered` encrypts where the server can, `none` never does. */
export type MailSettings = {
  host: string
  port: number
  tls: 'from_start' | 'required' | 'when_offered' | 'none'
  auth: { user: string; pass: string } | undefined
  /** The sender's address. */
  from: string
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/
const REQUIRED = '?requireTLS=true'

/**
 * SMTP_URL and MAIL_FROM, or undefined where neither is set: then nothing is sent. Throws StartRefused with one
 * sentence that repeats no value, for the address holds a password.
 */
export function readMail(
  { SMTP_URL, MAIL_FROM }: Record<string, string | undefined>,
  production: boolean,
): MailSettings | undefined {
  if (!SMTP_URL && !MAIL_FROM) return undefined
  if (!SMTP_URL || !MAIL_FROM) {
    throw new StartRefused('One of SMTP_URL and MAIL_FROM is set and the other is not: set both, or neither.')
  }
  if (!z.email().safeParse(MAIL_FROM).success) {
    throw new StartRefused('MAIL_FROM cannot be read; it looks like reviews@example.org.')
  }
  const settings = { ...readServer(SMTP_URL), from: MAIL_FROM }
  if (production && settings.tls === 'when_offered') {
    throw new StartRefused(
      `NODE_ENV is production and SMTP_URL may send without TLS: use smtps://, or add ${REQUIRED}.`,
    )
  }
  return settings
}

function readServer(address: string): Omit<MailSettings, 'from'> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const fromStart = url?.protocol === 'smtps:'
  const known = url?.search === '' || (url?.search === REQUIRED && !fromStart)
  if (!url || !known || !url.hostname || !/^smtps?:$/.test(url.protocol) || !/^\/?$/.test(url.pathname)) {
    throw unreadable()
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    host,
    port: url.port === '' ? (fromStart ? 465 : 587) : Number(url.port),
    tls: fromStart ? 'from_start' : url.search === REQUIRED ? 'required' : plainTo(host),
    auth: url.username === '' ? undefined : { user: decoded(url.username), pass: decoded(url.password) },
  }
}

// A relay on this machine often shows a certificate that nobody can check, and what goes there crosses no wire.
function plainTo(host: string): MailSettings['tls'] {
  return LOOPBACK.test(host) ? 'none' : 'when_offered'
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw unreadable()
  }
}

function unreadable(): StartRefused {
  return new StartRefused(
    `SMTP_URL cannot be read; it looks like smtps://user:password@mail.example.org or smtp://mail.example.org${REQUIRED}.`,
  )
}
