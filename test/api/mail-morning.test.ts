import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { morningDigest } from '#server/jobs/morning-digest.ts'
import { sendMail } from '#server/jobs/send-mail.ts'
import { connectMail } from '#server/mail/mail-server.ts'
import { addDays, londonDate, londonMidnight } from '#shared/calendar.ts'
import { addPerson, type Client, ORIGIN } from '#test/support/api.ts'
import {
  addressOf,
  giveAddress,
  jobsIn,
  type MailApi,
  quiet,
  retryNow,
  sentDuring,
  startMailApi,
} from '#test/support/mail.ts'
import { type Force, reach, register } from '#test/support/main-job.ts'
import type { PostOffice } from '#test/support/post-office.ts'

let api: MailApi
let force: Force
let office: PostOffice
beforeAll(async () => {
  api = await startMailApi('lancashire')
  force = api.force
  office = api.office
}, 60_000)
afterAll(() => api.close())
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

const told = (sent: PostOffice['arrived']) => sent.flatMap(({ to }) => to).sort()

const morning = (isDue = true) => morningDigest(api.database.db, api.queue, () => isDue)
/** As if this day’s had not been given out. */
const forget = () => sql`delete from morning`.execute(api.database.owner)

describe('the morning’s message', () => {
  let lead: Client
  let idle: Client
  const today = londonDate(new Date().toISOString())

  /** An operation of this lead that owes its decision, and nothing else, by the end of this day. */
  async function owes(lastDay: string): Promise<void> {
    const id = await register({ ...force, lead })
    const deadline = londonMidnight(addDays(lastDay, 1))
    await sql`update coverage_row
      set moments = jsonb_set(moments, '{rungs,considered,deadline}', to_jsonb(${deadline}::text))
      where operation_id = ${id}`.execute(api.database.owner)
  }

  beforeAll(async () => {
    lead = await addPerson(api, 'lancashire', ['debrief_lead'])
    idle = await addPerson(api, 'lancashire', ['debrief_lead'])
    await giveAddress(api, lead, idle)
    for (const days of [-2, 0, 1, 3, 4]) await owes(addDays(today, days))
  }, 30_000)

  it('counts what is overdue, due today and due in the next three days; who owes nothing gets none', async () => {
    const sent = await sentDuring(api, () => morning())
    const theirs = sent.filter(({ to }) => to.includes(addressOf(lead)))
    expect(theirs).toHaveLength(1)
    expect(theirs[0]?.headers.subject).toBe('Your reviews: what is due')
    expect(theirs[0]?.text).toBe(
      [
        'OFFICIAL',
        'Overdue: 1\nDue today: 1\nDue in the next 3 days: 2',
        `Open it: ${ORIGIN}/`,
        `Turn these messages off: ${ORIGIN}/account`,
        'OFFICIAL\n',
      ].join('\n\n'),
    )
    expect(told(sent)).not.toContain(addressOf(idle))
    expect(new Set(told(sent)).size).toBe(sent.length)
  })

  it('goes once a day, also when two ask for it at the same moment and when it is asked for again', async () => {
    await forget()
    await sql`delete from mail_sent where kind = 'digest'`.execute(api.database.owner)
    const sent = await sentDuring(api, () => Promise.all([morning(), morning()]))
    expect(told(sent)).toEqual([...new Set(told(sent))])
    expect(told(sent)).toContain(addressOf(lead))
    const { rows } = await sql`select from morning`.execute(api.database.owner)
    expect(rows).toHaveLength(1)
    await sql`delete from mail_sent where kind = 'digest'`.execute(api.database.owner)
    expect(await sentDuring(api, () => morning())).toEqual([])
  })

  it('is made up at the next occasion after it was slept through, and not before 07:30', async () => {
    await forget()
    expect(await sentDuring(api, () => morning(false))).toEqual([])
    expect(told(await sentDuring(api, () => morning()))).toContain(addressOf(lead))
    const { rows } = await sql<{ cron: string; timezone: string }>`select cron, timezone from pgboss.schedule
      where name = 'morning_digest'`.execute(api.database.owner)
    expect(rows).toEqual([{ cron: '30 7-23 * * *', timezone: 'Europe/London' }])
  })

  it('is off for who turned it off, and is not sent for a day that is over', async () => {
    await forget()
    await sql`delete from mail_sent where kind = 'digest'`.execute(api.database.owner)
    await lead.put('/mail-choices', { waiting: true, returned: true, digest: false })
    const sent = await sentDuring(api, () => morning())
    expect(told(sent)).not.toContain(addressOf(lead))
    const late = { day: addDays(today, -1), due: { overdue: 1, today: 0, soon: 0 } }
    const order = { forceId: 'lancashire', personId: idle.personId, about: late }
    const post = { server: connectMail(office.settings), origin: ORIGIN }
    expect(await sentDuring(api, () => sendMail(api.database.db, post, order))).toEqual([])
  })

  it('is one for someone who leads in two forces', async () => {
    await forget()
    const { personId } = idle
    const role = { organisation_id: 'merseyside', person_id: personId, role: 'debrief_lead' as const }
    await api.database.owner.insertInto('role_grant').values(role).execute()
    const ids = [await register({ ...force, lead: idle }), await register({ ...force, lead: idle })]
    const deadline = londonMidnight(addDays(today, 1))
    for (const id of ids) {
      await sql`update coverage_row
        set moments = jsonb_set(moments, '{rungs,considered,deadline}', to_jsonb(${deadline}::text))
        where operation_id = ${id}`.execute(api.database.owner)
    }
    const sent = await sentDuring(api, () => morning())
    const theirs = sent.filter(({ to }) => to.includes(addressOf(idle)))
    expect(theirs).toHaveLength(1)
    expect(theirs[0]?.text).toContain('\nDue today: 2\n')
  })
})

describe('reviews that wait for a gold whom nobody told of them', () => {
  let gold: Client
  const forgetDay = async () => {
    await forget()
    await sql`delete from mail_sent where kind = 'digest'`.execute(api.database.owner)
  }
  const jobsOfGold = async () => {
    const { rows } = await sql`select from pgboss.job where data ->> 'personId' = ${gold.personId}`.execute(
      api.database.owner,
    )
    return rows.length
  }
  /** The messages to this gold of a morning, and how many jobs it took. */
  async function ofMorning() {
    await forgetDay()
    const before = await jobsOfGold()
    const sent = await sentDuring(api, () => morning())
    const jobs = (await jobsOfGold()) - before
    return { sent: sent.filter(({ to }) => to.includes(addressOf(gold))), jobs }
  }

  beforeAll(async () => {
    for (const _each of [1, 2, 3]) await reach(api, force, 'with_gold')
    await quiet(api)
    gold = await addPerson(api, 'lancashire', ['gold_commander'])
    await giveAddress(api, gold)
  }, 30_000)

  it('are told in the one message of the morning, by one job, with a link and no word more', async () => {
    const { sent, jobs } = await ofMorning()
    expect(sent.map(({ text }) => text)).toEqual([
      [
        'OFFICIAL',
        'New reviews that wait for you: 3',
        `Open it: ${ORIGIN}/`,
        `Turn these messages off: ${ORIGIN}/account`,
        'OFFICIAL\n',
      ].join('\n\n'),
    ])
    expect(sent[0]?.headers.subject).toBe('A review needs you')
    expect(jobs).toBe(1)
  })

  it('are not told again the next morning, nor by a job for one of them that comes late', async () => {
    expect((await ofMorning()).sent).toEqual([])
    const { rows } = await sql<{ reviewId: string; subjectId: string }>`select r.review_id as "reviewId",
      m.subject as "subjectId" from mail_sent m join revision r on r.id::text = m.subject
      where m.person_id = ${gold.personId} and m.kind = 'review_waits'`.execute(api.database.owner)
    expect(rows).toHaveLength(3)
    const post = { server: connectMail(office.settings), origin: ORIGIN }
    const late = rows.map((row) => ({
      forceId: 'lancashire',
      personId: gold.personId,
      about: { event: 'review_waits' as const, ...row },
    }))
    const sent = await sentDuring(api, () =>
      Promise.all(late.map((order) => sendMail(api.database.db, post, order))),
    )
    expect(sent).toEqual([])
  })

  it('are told once where the first try fails, and not to who turned that off', async () => {
    await sql`delete from mail_sent where person_id = ${gold.personId}`.execute(api.database.owner)
    await forgetDay()
    office.refused.add(addressOf(gold))
    const before = office.arrived.length
    await morning()
    await vi.waitFor(async () => expect(await jobsIn(api, 'retry')).toBe(1), { timeout: 10_000 })
    office.refused.clear()
    await retryNow(api)
    await quiet(api)
    const theirs = office.arrived.slice(before).filter(({ to }) => to.includes(addressOf(gold)))
    expect(theirs).toHaveLength(1)
    expect(theirs[0]?.text).toContain('that wait for you: 3')

    await sql`delete from mail_sent where person_id = ${gold.personId}`.execute(api.database.owner)
    await gold.put('/mail-choices', { waiting: false, returned: true, digest: true })
    expect((await ofMorning()).sent).toEqual([])
    await gold.put('/mail-choices', { waiting: true, returned: true, digest: false })
    expect((await ofMorning()).sent).toHaveLength(1)
  }, 30_000)
})

describe('a morning of many', () => {
  const MANY = 20
  it('goes several at once without waiting for the next second, and one that fails alone is tried again', async () => {
    await quiet(api)
    const people = await Promise.all(
      Array.from({ length: MANY }, () => addPerson(api, 'lancashire', ['debrief_lead'])),
    )
    await giveAddress(api, ...people)
    const about = { day: londonDate(new Date().toISOString()), due: { overdue: 1, today: 0, soon: 0 } }
    const failing = people[1] ?? force.lead
    office.refused.add(addressOf(failing))
    office.slow.ms = 100
    const before = office.arrived.length
    const started = performance.now()
    await inContext(api.database.db, { jobForceId: '' }, async (tx) => {
      for (const { personId } of people)
        await api.queue.enqueue(tx, 'send_mail', { forceId: 'lancashire', personId, about })
    })
    await vi.waitFor(() => expect(office.arrived.length).toBe(before + MANY - 1), { timeout: 15_000 })
    const took = performance.now() - started
    office.slow.ms = 0
    office.refused.clear()
    await vi.waitFor(async () => expect(await jobsIn(api, 'retry')).toBe(1), { timeout: 10_000 })
    await retryNow(api)
    await quiet(api)
    expect(told(office.arrived.slice(before))).toEqual(people.map(addressOf).sort())
    // One a second would take nineteen.
    expect(took).toBeLessThan(9_000)
  }, 40_000)
})
