import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { claimSending } from '#server/features/mail/repository.ts'
import { morningDigest } from '#server/jobs/morning-digest.ts'
import type { Jobs } from '#server/jobs/register.ts'
import { type Post, sendMail } from '#server/jobs/send-mail.ts'
import type { WaitingReview } from '#server/jobs/waiting-reviews.ts'
import { connectMail } from '#server/mail/mail-server.ts'
import { londonDate } from '#shared/calendar.ts'
import { NOTHING_DUE } from '#shared/mail/due.ts'
import { addPerson, type Client, ORIGIN } from '#test/support/api.ts'
import { addressOf, giveAddress, type MailApi, quiet, sentDuring, startMailApi } from '#test/support/mail.ts'
import {
  addForce,
  type Force,
  fill,
  reach,
  readyForReview,
  recordDebrief,
  saveSection,
  sendToGold,
  start,
} from '#test/support/main-job.ts'
import type { PostOffice } from '#test/support/post-office.ts'

let api: MailApi
let force: Force
let office: PostOffice
beforeAll(async () => {
  api = await startMailApi('cumbria')
  force = api.force
  office = api.office
}, 60_000)
afterAll(() => api.close())
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

const told = (sent: PostOffice['arrived']) => sent.flatMap(({ to }) => to).sort()

describe('reviews of two forces that wait for one gold', () => {
  let gold: Client
  let waiting: WaitingReview[]
  const post = () => ({ server: connectMail(office.settings), origin: ORIGIN })
  const order = (): Jobs['send_mail'] => ({
    forceId: 'cumbria',
    personId: gold.personId,
    about: { day: londonDate(new Date().toISOString()), due: NOTHING_DUE, waiting },
  })
  const send = (to: Post = post()) => sendMail(api.database.db, to, order())
  const theirs = (from: number) =>
    office.arrived
      .slice(from)
      .filter(({ to }) => to.includes(addressOf(gold)))
      .map(({ text }) => text.split('\n\n')[1])
  const taken = async () => {
    const { rows } = await sql<{ force: string }>`select force_id as force from mail_sent
      where person_id = ${gold.personId} and kind = 'review_waits' and claimed_at is not null and sent_at is null
      order by 1`.execute(api.database.owner)
    return rows.map(({ force: each }) => each)
  }
  /** As if the lease of whoever took the messages were over. */
  const leaseEnds = () =>
    sql`update mail_sent set claimed_at = claimed_at - interval '3 minutes'
      where person_id = ${gold.personId}`.execute(api.database.owner)

  beforeAll(async () => {
    const other = await addForce(api, 'gwent')
    const reviews = [await reach(api, force, 'with_gold'), await reach(api, other, 'with_gold')]
    await quiet(api)
    gold = await addPerson(api, 'cumbria', ['gold_commander'])
    const role = { organisation_id: 'gwent', person_id: gold.personId, role: 'gold_commander' as const }
    await api.database.owner.insertInto('role_grant').values(role).execute()
    await giveAddress(api, gold)
    const { rows } = await sql<WaitingReview>`select force_id as "forceId", review_id as "reviewId",
      id as "subjectId" from revision where review_id = any(${reviews.map(({ reviewId }) => reviewId)})
      order by force_id`.execute(api.database.owner)
    waiting = rows
  }, 30_000)
  afterEach(() => sql`delete from mail_sent where person_id = ${gold.personId}`.execute(api.database.owner))

  it('are told the same day where the service was killed while it sent, once its claim is over', async () => {
    const never = { server: { send: () => new Promise<void>(() => {}) }, origin: ORIGIN }
    void send(never)
    await vi.waitFor(async () => expect(await taken()).toEqual(['cumbria', 'gwent']))
    const before = office.arrived.length
    await expect(send()).rejects.toMatchObject({ name: 'AlreadyClaimed' })
    expect(theirs(before)).toEqual([])
    await leaseEnds()
    await send()
    expect(theirs(before)).toEqual(['New reviews that wait for you: 2'])
  })

  it('are all told by the next try where the second force’s could not be taken', async () => {
    const [, second] = waiting
    if (!second) throw new Error('nothing waits in the second force')
    const sending = { personId: gold.personId, kind: 'review_waits' as const, subject: second.subjectId }
    await inContext(api.database.db, { jobForceId: second.forceId }, (tx) =>
      claimSending(tx, { forceId: second.forceId, ...sending }),
    )
    await expect(send()).rejects.toMatchObject({ name: 'AlreadyClaimed' })
    expect(await taken()).toEqual(['gwent'])
    await leaseEnds()
    const before = office.arrived.length
    await send()
    expect(theirs(before)).toEqual(['New reviews that wait for you: 2'])
  })
})

describe('a review that waits', () => {
  it('is told to no gold who wrote in it or facilitated a debrief, at once or in the morning', async () => {
    const [writer, facilitator, other] = await Promise.all(
      [1, 2, 3].map(() => addPerson(api, 'cumbria', ['gold_commander', 'debrief_lead'])),
    )
    if (!writer || !facilitator || !other) throw new Error('a gold is missing')
    await giveAddress(api, writer, facilitator, other)
    const { operationId } = await readyForReview(force)
    const reviewId = await start(force.lead, operationId)
    await saveSection(writer, reviewId, 'handling', {})
    await fill(force.lead, reviewId, 1, undefined, new Map([['handling', 1]]))
    await recordDebrief(force.lead, operationId, { facilitatorId: facilitator.personId })
    const golds = [writer, facilitator, other].map(addressOf)
    const ofThese = (sent: PostOffice['arrived']) => told(sent).filter((address) => golds.includes(address))

    const sent = await sentDuring(api, () => sendToGold(force.lead, reviewId))
    expect(ofThese(sent)).toEqual([addressOf(other)])
    await sql`delete from morning`.execute(api.database.owner)
    await sql`delete from mail_sent`.execute(api.database.owner)
    const { rows } = await sql<{ id: string }>`select id from revision where review_id = ${reviewId}`.execute(
      api.database.owner,
    )
    await sentDuring(api, () => morningDigest(api.database.db, api.queue, () => true))
    const { rows: of } = await sql<{ person: string }>`select person_id as person from mail_sent
      where subject = ${rows[0]?.id} and person_id = any(${[writer, facilitator, other].map(({ personId }) => personId)})`.execute(
      api.database.owner,
    )
    expect(of.map(({ person }) => person)).toEqual([other.personId])
  }, 30_000)
})
