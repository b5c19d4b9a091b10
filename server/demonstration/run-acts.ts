import { getOrganisation } from '#shared/reference/organisations.ts'
import { enter, inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { makePacks } from '../jobs/make-packs.ts'
import type { Viewer } from '../viewer.ts'
import type { Act, Doing, OperationFile } from './acts.ts'
import type { DemonstrationClock } from './demonstration-clock.ts'
import { type DemonstrationForce, type OperationPlan, referenceOf } from './operation-plan.ts'
import { demonstrationPerson } from './people.ts'

type Scheduled = { act: Act; at: string; file: OperationFile }

function fileFor(plan: OperationPlan, clock: DemonstrationClock): OperationFile {
  const first = plan.acts[0]
  if (!first) throw new Error(`${plan.name} is never registered`)
  return {
    plan,
    reference: referenceOf(plan, clock.day(first.at[0])),
    id: '',
    factsSaves: 0,
    decisionId: '',
    reviewId: '',
    sectionSaves: new Map(),
    revision: { number: 0, digest: '' },
    toPrint: undefined,
  }
}

/** The person as the commands know them, having just proved who they are. */
function viewerAt(slug: string, at: string): Viewer {
  const person = demonstrationPerson(slug)
  if (!person) throw new Error(`nobody in the demonstration is called ${slug}`)
  const { id: personId, name, rank, rankShort, roles, organisationId } = person
  return {
    personId,
    name,
    rank,
    rankShort,
    organisation: getOrganisation(organisationId),
    roles: [...roles],
    sessionDigest: 'demonstration',
    csrfToken: '',
    startedAt: at,
    steppedUpAt: at,
  }
}

/** Acts that may share a transaction: a new one begins after a signature and before what needs its printing. */
function stretchesOf(scheduled: Scheduled[]): Scheduled[][] {
  const stretches: Scheduled[][] = []
  let open: Scheduled[] = []
  for (const one of scheduled) {
    if (one.act.needsPack && open.length > 0) {
      stretches.push(open)
      open = []
    }
    open.push(one)
    if (one.act.makesPack) {
      stretches.push(open)
      open = []
    }
  }
  return open.length > 0 ? [...stretches, open] : stretches
}

/**
 * Does everything that one force did, in the order of time, as the people who did it. A force's acts are chained
 * in its audit log, so they cannot be done in any other order; those of another force go on meanwhile.
 */
export async function runActs(
  db: Db,
  force: DemonstrationForce,
  plans: readonly OperationPlan[],
  clock: DemonstrationClock,
): Promise<void> {
  const files = new Map(
    plans.filter((plan) => plan.force === force).map((plan) => [plan.key, fileFor(plan, clock)]),
  )
  const fileOf = (key: string) => {
    const file = files.get(key)
    if (!file) throw new Error(`${force} has no operation ${key}`)
    return file
  }
  const scheduled = [...files.values()]
    .flatMap((file) => file.plan.acts.map((act) => ({ act, at: clock.instant(act.at), file })))
    .sort((one, other) => one.at.localeCompare(other.at))
  const printing = new Map<OperationFile, Promise<void>>()
  for (const stretch of stretchesOf(scheduled)) {
    for (const { act, file } of stretch) if (act.needsPack) await printing.get(file)
    await inContext(db, contextOf(stretch[0]), async (tx) => {
      let actor = stretch[0]?.act.by
      for (const one of stretch) {
        if (one.act.by !== actor) await enter(tx, contextOf(one))
        actor = one.act.by
        await one.act.run({
          tx,
          viewer: viewerAt(one.act.by, one.at),
          at: one.at,
          clock,
          file: one.file,
          fileOf,
        } satisfies Doing)
      }
    })
    for (const { file } of stretch) {
      if (file.toPrint) printing.set(file, makePacks(db, file.toPrint))
      file.toPrint = undefined
    }
  }
  await Promise.all(printing.values())
}

function contextOf(one: Scheduled | undefined) {
  const person = one && demonstrationPerson(one.act.by)
  if (!person) throw new Error('an act is done by nobody in the demonstration')
  return { personId: person.id, organisationId: person.organisationId }
}
