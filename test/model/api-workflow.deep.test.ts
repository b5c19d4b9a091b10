import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectToServer } from '#server/db/connect.ts'
import type { Db, Tx } from '#server/db/types.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { faultsOfRecords } from '#test/support/faults-of-records.ts'
import { startUnlockingProxy } from '#test/support/unlocking-proxy.ts'
import type { Act } from './api-workflow/act.ts'
import { decisionRows } from './api-workflow/decisions.ts'
import { acts, addOutside, Broken, newTally, openWalk, type Tally, type Walk } from './api-workflow/force.ts'
import { faultsOfForce } from './api-workflow/fsck.ts'
import { brokenBy } from './api-workflow/invariants.ts'
import { observe } from './api-workflow/observe.ts'
import { peopleRows } from './api-workflow/people-acts.ts'
import { registerRows } from './api-workflow/register-acts.ts'
import { walkOperation } from './api-workflow/run.ts'
import { submissionRows } from './api-workflow/sending-acts.ts'
import { reviewRows } from './api-workflow/table.ts'
import { takeTours } from './api-workflow/tour.ts'

const seed = Number(process.env.API_WORKFLOW_SEED ?? Math.floor(Math.random() * 2 ** 31))
const STEPS = Number(process.env.API_WORKFLOW_STEPS ?? 5_000)
const FORCES = ['suffolk', 'norfolk']
const BATCHES = 30

const ROWS = [...reviewRows, 'none start', ...submissionRows, ...decisionRows, ...registerRows, ...peopleRows]

function unwalked({ walked }: Tally): string[] {
  return ROWS.filter((row) => !walked.has(row))
}

function tell({ walked, refusals, ...counts }: Tally, started: number): void {
  const told = (counted: Map<string, number>) =>
    [...counted.entries()]
      .map(([name, count]) => `${name} ${count}`)
      .toSorted()
      .join(', ')
  console.log({ seconds: Math.round((performance.now() - started) / 1000), ...counts })
  console.log(`${ROWS.length} rows walked: ${told(walked)}`)
  console.log(`answers: ${told(refusals)}`)
}

describe('four people at once, through HTTP on PostgreSQL', () => {
  let api: Api
  beforeAll(async () => {
    api = await startApi()
  }, 60_000)
  afterAll(() => api.close())

  it(`break no promise in ${STEPS} steps, and walk every row of the tables`, async () => {
    console.log(`seed ${seed}`)
    const started = performance.now()
    const tally = newTally()
    const outside = await addOutside(api, 'cumbria')
    const walks = await Promise.all(
      FORCES.map((force, index) => openWalk(api, force, outside, { seed: seed + index, tally })),
    )
    const [first] = walks
    const walkOn = async (walk: Walk) => {
      if (walk === first) await takeTours(walk)
      // A rare row may need some more steps; after a fifth more it counts as one that cannot be walked.
      while (tally.steps < STEPS || (unwalked(tally).length > 0 && tally.steps < STEPS * 1.2)) {
        await walkOperation(walk, BATCHES)
        const faults = await faultsOfRecords(api.database, walk.force)
        if (faults.length > 0) throw new Broken(faults.join('\n'))
      }
    }
    await Promise.all(walks.map(walkOn))
    tell(tally, started)
    expect((await Promise.all(FORCES.map((force) => faultsOfForce(api, force)))).flat()).toEqual([])
    expect(unwalked(tally)).toEqual([])
    expect(tally.refusals.get('busy') ?? 0).toBeLessThan(tally.steps / 20)
  }, 1_200_000)
})

describe('the controls', () => {
  it('a model that thinks otherwise of one row does not agree with the service', async () => {
    const api = await startApi()
    const refusing: Act = { ...(acts.send_to_gold as Act), step: () => 'not_complete' }
    const walkedActs = { ...acts, send_to_gold: refusing }
    const outside = await addOutside(api, 'cumbria')
    const walk = await openWalk(api, 'suffolk', outside, { seed, tally: newTally(), walkedActs })
    await expect(walkLong(walk)).rejects.toThrow(/INV12: .*\n?.*/)
    await api.close()
  })

  it('a service whose row locks are taken out breaks them', async () => {
    const database = await createTestDatabase()
    const proxy = await startUnlockingProxy(database.serviceUrl)
    const through = connectToServer(proxy.through(database.serviceUrl), database.ownerUrl)
    const api = await startApi({ database: through })
    const outside = await addOutside(api, 'cumbria')
    const walk = await openWalk(api, 'suffolk', outside, { seed, tally: newTally() })
    await expect(walkLong(walk)).rejects.toThrow(Broken)
    console.log(`without locks it broke after ${walk.tally.steps} steps`)
    await api.close()
    await database.close()
    await proxy.close()
  })

  it('what an owner of the tables changes is found, each by the promise that it breaks', async () => {
    const api = await startApi()
    const outside = await addOutside(api, 'cumbria')
    const walk = await openWalk(api, 'suffolk', outside, { seed, tally: newTally() })
    await walkOperation(walk, 4)
    const found: Record<string, string[]> = {}
    for (const [name, harm] of Object.entries(HARMS)) found[name] = await harmed(walk, harm)
    const missed = Object.entries(found).filter(
      ([name, faults]) => !faults.some((each) => each.startsWith(`${name}:`)),
    )
    expect(missed).toEqual([])
    expect(await harmed(walk, () => sql`select 1`)).toEqual([])
    await api.close()
  })
})

async function walkLong(walk: Walk): Promise<void> {
  for (let operations = 0; operations < 12; operations++) await walkOperation(walk, BATCHES)
}

/** By the promise that each breaks: what the owner could do with every trigger off. */
const HARMS: Record<string, (operation: string) => ReturnType<typeof sql>> = {
  INV2: (id) => sql`update review_section s set save_number = save_number + 1 from review r
    where r.id = s.review_id and r.operation_id = ${id} and s.section_id = 'events'`,
  INV3: (id) => sql`update sign_off s set digest = ${'0'.repeat(64)} from review r
    where r.id = s.review_id and r.operation_id = ${id}`,
  INV4: (id) => sql`update sign_off s set signed_by = a.person_id from review r, review_author a
    where r.id = s.review_id and a.review_id = r.id and r.operation_id = ${id}`,
  INV5: (id) => sql`delete from revision_view w using revision v, review r
    where v.id = w.revision_id and r.id = v.review_id and r.operation_id = ${id}`,
  INV6: (id) => sql`update revision v set envelope = envelope || ' '::bytea from review r
    where r.id = v.review_id and r.operation_id = ${id}`,
  INV7: (id) =>
    sql`delete from submission u using review r where r.id = u.review_id and r.operation_id = ${id}`,
  INV8: (id) => sql`insert into audit_event (force_id, sequence, at, payload, previous_digest, digest)
    select h.force_id, h.sequence + 2, now(), '{"action":"sign_off"}', h.digest, 'x' from audit_head h
    join operation o on o.force_id = h.force_id where o.id = ${id}`,
  INV11: (
    id,
  ) => sql`update operation set removed_as = 'withdrawn', removed_at = now(), removed_code = 'entered_in_error',
    removed_sentence = 'x', removed_by = registered_by where id = ${id}`,
  INV12: (id) => sql`update review set state = 'draft' where operation_id = ${id} and state <> 'withdrawn'`,
}

class Undone extends Error {}

/** What the promises say after this was done to the walk's operation; nothing of it stays. */
async function harmed(walk: Walk, harm: (operation: string) => ReturnType<typeof sql>): Promise<string[]> {
  let broken: string[] = []
  const owner: Db = walk.api.database.owner
  const work = async (tx: Tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await harm(walk.operationId).execute(tx)
    const where = { force: walk.force, operationId: walk.operationId, after: walk.head.sequence }
    const after = await observe(tx, where)
    broken = brokenBy({
      before: walk.observed,
      after,
      head: walk.head,
      explained: { world: walk.world, steps: [] },
    })
    throw new Undone()
  }
  await owner
    .transaction()
    .execute(work)
    .catch((error) => {
      if (!(error instanceof Undone)) throw error
    })
  return broken
}
