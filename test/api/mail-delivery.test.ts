import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Jobs } from '#server/jobs/register.ts'
import { sendMail } from '#server/jobs/send-mail.ts'
import { connectMail } from '#server/mail/mail-server.ts'
import type { MailSettings } from '#server/mail/settings.ts'
import { type Client, ORIGIN } from '#test/support/api.ts'
import {
  addressOf,
  jobsIn,
  type MailApi,
  quiet,
  retryNow,
  sentDuring,
  startMailApi,
} from '#test/support/mail.ts'
import { act, type Force, reach } from '#test/support/main-job.ts'
import { openPostOffice, type PostOffice } from '#test/support/post-office.ts'

let api: MailApi
let force: Force
let office: PostOffice
let logged: string[]
beforeAll(async () => {
  api = await startMailApi('lancashire')
  force = api.force
  office = api.office
}, 60_000)
afterAll(() => api.close())
beforeEach(() => {
  logged = []
  vi.spyOn(console, 'error').mockImplementation((line) => logged.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())

const addresses = (...clients: Client[]) => clients.map(addressOf).sort()
const told = (sent: PostOffice['arrived']) => sent.flatMap(({ to }) => to).sort()

async function returnOnce(): Promise<string> {
  const { reviewId } = await reach(api, force, 'with_gold')
  await quiet(api)
  const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
  await act(force.gold, `/reviews/${reviewId}/return`, { revision: 1, comments })
  return reviewId
}

describe('a job that runs twice', () => {
  const post = () => ({ server: connectMail(office.settings), origin: ORIGIN })
  const about = (subjectId: string, reviewId: string): Jobs['send_mail'] => ({
    forceId: 'lancashire',
    personId: force.otherLead.personId,
    about: { event: 'review_returned', reviewId, subjectId },
  })
  let reviewId: string
  beforeAll(async () => {
    reviewId = await returnOnce()
    await quiet(api)
  }, 30_000)

  it('sends once, one after the other', async () => {
    const order = about('10000000-0000-4000-8000-000000000001', reviewId)
    const sent = await sentDuring(api, async () => {
      await sendMail(api.database.db, post(), order)
      await sendMail(api.database.db, post(), order)
    })
    expect(told(sent)).toEqual(addresses(force.otherLead))
  })

  it('sends once, both at the same time: the other one is tried again later', async () => {
    office.slow.ms = 300
    const order = about('10000000-0000-4000-8000-000000000002', reviewId)
    const sent = await sentDuring(api, async () => {
      const both = await Promise.allSettled([1, 2].map(() => sendMail(api.database.db, post(), order)))
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    })
    office.slow.ms = 0
    expect(told(sent)).toEqual(addresses(force.otherLead))
  })

  it('after a death between the server’s acceptance and the note, sends a copy with the same Message-ID', async () => {
    const order = about('10000000-0000-4000-8000-000000000003', reviewId)
    const sent = await sentDuring(api, async () => {
      await sendMail(api.database.db, post(), order)
      await sql`update mail_sent set sent_at = null, claimed_at = now() - interval '3 minutes'
        where subject = '10000000-0000-4000-8000-000000000003'`.execute(api.database.owner)
      await sendMail(api.database.db, post(), order)
    })
    expect(sent).toHaveLength(2)
    expect(new Set(sent.map(({ headers }) => headers['message-id'])).size).toBe(1)
  })
})

describe('a mail server', () => {
  it('that is down gets the message once it is up, once', async () => {
    await quiet(api)
    await office.down()
    const before = office.arrived.length
    await returnOnceUnheard()
    await vi.waitFor(async () => expect(await jobsIn(api, 'retry')).toBeGreaterThan(0), { timeout: 10_000 })
    await office.up()
    await vi.waitFor(
      async () => {
        await retryNow(api)
        expect(await jobsIn(api, 'created', 'active', 'retry')).toBe(0)
      },
      { timeout: 10_000, interval: 300 },
    )
    expect(told(office.arrived.slice(before))).toEqual(addresses(force.lead))
    expect(logged.join('\n')).toContain('"name":"MailFailed: unreachable"')
    expect(logged.join('\n')).not.toContain('example.org')
  }, 30_000)

  /** The golds are not asked, so that one message is all there is. */
  async function returnOnceUnheard() {
    const off = { waiting: false, returned: true, digest: true }
    for (const gold of [force.gold, force.otherGold]) await gold.put('/mail-choices', off)
    await returnOnce()
    for (const gold of [force.gold, force.otherGold])
      await gold.put('/mail-choices', { ...off, waiting: true })
  }

  it('that refuses one address takes the others, and the job stays among the failed', async () => {
    office.refused.add(addressOf(force.gold))
    const before = office.arrived.length
    const { reviewId } = await reach(api, force, 'with_gold')
    await vi.waitFor(() => expect(told(office.arrived.slice(before))).toEqual(addresses(force.otherGold)), {
      timeout: 10_000,
    })
    const failed = async () => {
      await retryNow(api, true)
      expect(await api.queue.listFailed()).toEqual([
        {
          id: expect.any(String),
          job: 'send_mail',
          payload: {
            forceId: 'lancashire',
            personId: force.gold.personId,
            about: { event: 'review_waits', reviewId, subjectId: expect.any(String) },
          },
          failedAt: expect.any(String),
        },
      ])
    }
    await vi.waitFor(failed, { timeout: 15_000, interval: 200 })
    office.refused.clear()
    expect(logged.join('\n')).toContain('"name":"MailFailed: address_refused"')
    expect(logged.join('\n')).not.toContain('example.org')
  }, 30_000)
})

describe('signing in and encryption', () => {
  const letter = { id: '20000000-0000-4000-8000-000000000001', to: 'a@example.org', subject: 'x', text: 'y' }
  const auth = { user: 'reviews', pass: 'hunter2' }
  let guarded: PostOffice
  let encrypting: PostOffice
  beforeAll(async () => {
    guarded = await openPostOffice({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) =>
        username === 'reviews' && password === 'hunter2'
          ? done(null, { user: 'reviews' })
          : done(new Error(`not ${password}`)),
    })
    encrypting = await openPostOffice({ authOptional: true })
  })
  afterAll(() => Promise.all([guarded.down(), encrypting.down()]))

  const send = (of: PostOffice, more: Partial<MailSettings>) =>
    connectMail({ ...of.settings, ...more }).send(letter)

  it('sends to a server that asks for a name and a password', async () => {
    await send(guarded, { auth })
    expect(guarded.arrived.map(({ to }) => to)).toEqual([['a@example.org']])
  })

  it.each<[string, () => PostOffice, Partial<MailSettings>, string]>([
    ['a wrong password', () => guarded, { auth: { ...auth, pass: 'hunter3' } }, 'sign_in_refused'],
    ['no password where one is asked for', () => guarded, {}, 'sign_in_refused'],
    [
      'a server that offers no TLS where it is required',
      () => guarded,
      { tls: 'required', auth },
      'tls_refused',
    ],
    ['a certificate that nobody vouches for', () => encrypting, { tls: 'required' }, 'tls_refused'],
    ['such a certificate where TLS is offered', () => encrypting, { tls: 'when_offered' }, 'tls_refused'],
    ['a server without TLS from the start', () => encrypting, { tls: 'from_start' }, 'tls_refused'],
  ])('sends nothing with %s, and says no secret', async (_what, of, settings, reason) => {
    const before = of().arrived.length
    await expect(send(of(), settings)).rejects.toThrow(
      expect.objectContaining({ name: `MailFailed: ${reason}`, message: reason }),
    )
    expect(of().arrived.length).toBe(before)
  })

  it('makes one address of what could be read as two', async () => {
    await connectMail(office.settings)
      .send({ ...letter, to: 'a@example.org, b@example.org' })
      .catch(() => undefined)
    expect(office.arrived.filter(({ to }) => to.includes('b@example.org'))).toEqual([])
  })
})
