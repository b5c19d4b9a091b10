import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { MailChoicesReply } from '#shared/api/mail.ts'
import { addRecipient, askQuery, LONG_REASON, reachSent } from '#test/support/after-sending.ts'
import { addPerson, type Client, ORIGIN, startApi } from '#test/support/api.ts'
import { giveAddress, jobsIn, type MailApi, peopleOf, sentDuring, startMailApi } from '#test/support/mail.ts'
import {
  act,
  addForce,
  decide,
  FACTS,
  type Force,
  fill,
  reach,
  recordDebrief,
  register,
  saveFacts,
  sendToGold,
  start,
} from '#test/support/main-job.ts'

let api: MailApi
let force: Force
let recipient: Client
beforeAll(async () => {
  api = await startMailApi('norfolk')
  force = api.force
  recipient = await addRecipient(api)
  const neighbour = await addForce(api, 'suffolk')
  await giveAddress(api, recipient, ...peopleOf(neighbour))
}, 60_000)
afterAll(() => api.close())

const CANARY = 'CANARY'
const typed = (place: string) => `${CANARY} ${place}`
const to = (...clients: Client[]) => clients.map(({ personId }) => `${personId}@example.org`).sort()
const told = (sent: MailApi['office']['arrived']) => sent.map((each) => each.to.join()).sort()

/** A review with the canary in everything that someone can type, ready to be sent to gold. */
async function writtenReview(lead: Client = force.lead): Promise<string> {
  const operationId = await register({ ...force, lead }, { name: typed('name'), place: typed('place') })
  await saveFacts(lead, operationId, FACTS[1])
  await decide(lead, operationId, 1, { reason: typed('reason') })
  await recordDebrief(lead, operationId, { place: typed('room'), scribe: typed('scribe') })
  const reviewId = await start(lead, operationId)
  await fill(lead, reviewId, 1, typed)
  return reviewId
}

describe('each event tells exactly the people it concerns, one by one', () => {
  let reviewId: string
  beforeAll(async () => {
    reviewId = await writtenReview()
  }, 30_000)

  it('a review that waits: every gold of the force', async () => {
    const sent = await sentDuring(api, () => sendToGold(force.lead, reviewId))
    expect(told(sent)).toEqual(to(force.gold, force.otherGold))
    expect(sent.map(({ headers }) => headers.to)).toEqual(sent.map((each) => each.to[0]))
    expect(sent[0]?.headers.subject).toBe('A review needs you')
    expect(sent[0]?.text).toBe(
      [
        'OFFICIAL',
        'A review needs you.',
        `Open it: ${ORIGIN}/sign-off/${reviewId}/1`,
        `Turn these messages off: ${ORIGIN}/account`,
        'OFFICIAL\n',
      ].join('\n\n'),
    )
  })

  it('a review that is returned: its lead', async () => {
    const comments = [{ sectionId: 'operation', comment: typed('comment') }]
    const returned = { revision: 1, comments }
    const sent = await sentDuring(api, () => act(force.gold, `/reviews/${reviewId}/return`, returned))
    expect(told(sent)).toEqual(to(force.lead))
    expect(sent[0]?.text).toContain(`${ORIGIN}/reviews/${reviewId}\n`)
  })

  it('a review that is declined: its lead', async () => {
    const other = await writtenReview(force.otherLead)
    await sentDuring(api, () => sendToGold(force.otherLead, other))
    const declined = { because: 'not_required', reason: typed(LONG_REASON) }
    const sent = await sentDuring(api, () => act(force.gold, `/reviews/${other}/decline`, declined))
    expect(told(sent)).toEqual(to(force.otherLead))
    expect(sent[0]?.headers.subject).toBe('A review you lead has changed')
  })

  it('a query: the lead of the review, and nobody of the recipient', async () => {
    const { submissionId, reviewId } = await reachSent(api, force, recipient)
    const sent = await sentDuring(api, () => askQuery(recipient, submissionId, typed('question')))
    expect(told(sent)).toEqual(to(force.lead))
    expect(sent[0]?.text).toContain(`${ORIGIN}/reviews/${reviewId}/submission\n`)
  }, 30_000)

  it('holds nothing that anyone typed, no name, no reference and no second part', () => {
    expect(api.office.arrived.length).toBeGreaterThanOrEqual(8)
    const names = peopleOf(force).flatMap(({ name }) => name.split(' '))
    const secrets = [CANARY, 'Larch', 'R/', 'Norfolk', 'norfolk', 'Nobody', ...names]
    for (const { raw, headers, text } of api.office.arrived) {
      expect(headers['content-type']).toMatch(/^text\/plain;/)
      const said = [raw, ...Object.values(headers), text].join('\n')
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
      expect(text).toMatch(/^OFFICIAL\n[\s\S]*\nOFFICIAL\n$/)
      expect(Object.keys(headers).sort()).toEqual([
        'auto-submitted',
        'content-transfer-encoding',
        'content-type',
        'date',
        'from',
        'message-id',
        'mime-version',
        'subject',
        'to',
      ])
    }
  })
})

describe('nobody is told', () => {
  it('of their own act, nor once their role has ended', async () => {
    const reviewId = await writtenReview(force.otherGold)
    const left = await addPerson(api, 'norfolk', ['gold_commander'])
    await giveAddress(api, left)
    const { owner } = api.database
    await sql`update role_grant set ended_at = now() where person_id = ${left.personId}`.execute(owner)
    const sent = await sentDuring(api, () => sendToGold(force.otherGold, reviewId))
    expect(told(sent)).toEqual(to(force.gold))
  }, 30_000)

  it('without an address, and the others are', async () => {
    const without = await addPerson(api, 'norfolk', ['gold_commander'])
    const reviewId = await writtenReview()
    const sent = await sentDuring(api, () => sendToGold(force.lead, reviewId))
    expect(told(sent)).toEqual(to(force.gold, force.otherGold))
    const { owner } = api.database
    await sql`update role_grant set ended_at = now() where person_id = ${without.personId}`.execute(owner)
  }, 30_000)

  it('of what was rolled back', async () => {
    const { reviewId } = await reach(api, force, 'with_gold')
    const { owner } = api.database
    const returned = { revision: 1, comments: [{ sectionId: 'operation', comment: 'Say more.' }] }
    const sent = await sentDuring(api, async () => {
      // Keeping the reply is the last thing that the transaction does, after the telling was asked for.
      await sql`alter table idempotency_key add constraint full_disk check (false) not valid`.execute(owner)
      expect((await force.gold.post(`/reviews/${reviewId}/return`, returned)).status).toBe(500)
      await sql`alter table idempotency_key drop constraint full_disk`.execute(owner)
    })
    expect(sent).toEqual([])
    const again = await sentDuring(api, () => act(force.gold, `/reviews/${reviewId}/return`, returned))
    expect(told(again)).toEqual(to(force.lead))
  }, 30_000)

  it('twice of one act that is repeated with its key', async () => {
    const reviewId = await writtenReview()
    const key = { 'idempotency-key': '3f0e5a44-8c7e-4a43-9a55-0d6f4f9a0001' }
    const sent = await sentDuring(api, async () => {
      for (const _again of [1, 2]) {
        await force.lead.post(`/reviews/${reviewId}/send-to-gold`, undefined, key)
      }
    })
    expect(told(sent)).toEqual(to(force.gold, force.otherGold))
  }, 30_000)
})

describe('what a person chose', () => {
  const everything = { waiting: true, returned: true, digest: true }
  const read = async (client: Client) => (await client.get('/mail-choices')).read(MailChoicesReply)

  it('is everything until they choose, with the address they are written to', async () => {
    expect(await read(force.otherLead)).toEqual({
      sending: true,
      address: `${force.otherLead.personId}@example.org`,
      choices: everything,
    })
  })

  it('off means off, for that person and that kind alone, until it is on again', async () => {
    const off = { ...everything, waiting: false }
    const answer = await force.gold.put('/mail-choices', off)
    expect(answer.read(MailChoicesReply).choices).toEqual(off)
    expect((await read(force.otherGold)).choices).toEqual(everything)

    const reviewId = await writtenReview()
    const sent = await sentDuring(api, () => sendToGold(force.lead, reviewId))
    expect(told(sent)).toEqual(to(force.otherGold))

    await force.gold.put('/mail-choices', everything)
    await sentDuring(api, () => act(force.lead, `/reviews/${reviewId}/recall`))
    const again = await sentDuring(api, () => sendToGold(force.lead, reviewId))
    expect(told(again)).toEqual(to(force.gold, force.otherGold))
  }, 30_000)

  it('is asked of the roles that are told, and of nobody else', async () => {
    expect((await force.contributor.get('/mail-choices')).status).toBe(403)
    expect((await recipient.put('/mail-choices', everything)).status).toBe(403)
  })

  it('refuses a choice left out, and one it does not know', async () => {
    for (const body of [{ waiting: true }, { ...everything, other: true }, { ...everything, digest: 'no' }]) {
      expect((await force.gold.put('/mail-choices', body)).status).toBe(400)
    }
  })

  it('is nobody else’s to read or change, in the database as well', async () => {
    const { personId, organisationId } = force.lead
    await force.gold.put('/mail-choices', everything)
    const seen = await inContext(api.database.db, { personId, organisationId }, async (tx) => {
      const changed = await tx.updateTable('mail_choice').set({ waiting: false }).executeTakeFirst()
      const addresses = await tx.selectFrom('mail_address').select('person_id').execute()
      return { changed: changed.numUpdatedRows, addresses }
    })
    expect(seen).toEqual({ changed: 0n, addresses: [{ person_id: personId }] })
    const suffolk = await inContext(api.database.db, { jobForceId: 'suffolk' }, (tx) =>
      tx.selectFrom('mail_address').select('person_id').execute(),
    )
    expect(suffolk.length).toBeGreaterThan(0)
    expect(suffolk.map(({ person_id }) => person_id)).not.toContain(personId)
  })
})

it('without a mail server nothing is kept to be sent later, and the account page is told so', async () => {
  const silent = await startApi({ jobs: true })
  const kent = await addForce(silent, 'kent')
  await giveAddress(silent, ...peopleOf(kent))
  await reach(silent, kent, 'returned')
  await expect.poll(() => jobsIn(silent, 'created', 'active', 'retry'), { timeout: 10_000 }).toBe(0)
  expect(await jobsIn(silent, 'completed')).toBe(2)
  expect((await kent.gold.get('/mail-choices')).read(MailChoicesReply).sending).toBe(false)
  await silent.close()
}, 30_000)
