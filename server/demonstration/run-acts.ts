import { getOrganisation } from '#shared/reference/organisations.ts'
import { enter, inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { makePacks } from '../jobs/make-packs.ts'
import type { Jobs } from '../jobs/register.ts'
import type { Viewer } from '../viewer.ts'
import type { Act, OperationFile } from './acts.ts'
import type { DemonstrationClock } from './demonstration-clock.ts'
import { type DemonstrationForce, type OperationPlan, referenceOf } from './operation-plan.ts'
import { type DemonstrationPerson, demonstrationPerson } from './people.ts'

type Scheduled = { act: Act; at: string; file: OperationFile }
type Print = (order: Jobs['make_packs']) => Promise<void>

const HEAVIEST = 12
const FORCES: DemonstrationForce[] = ['hampshire', 'thames-valley', 'avon-and-somerset']

/**
 * Does everything that the plans say, force by force in the order of time, as the people who did it. The acts of one
 * force are chained in its audit log, so they keep their order; while one force waits for its printing, others go on.
 */
export async function runActs(
  db: Db,
  plans: readonly OperationPlan[],
  clock: DemonstrationClock,
): Promise<void> {
  const print = onePress(db)
  await Promise.all(
    FORCES.map((force) => {
      const own = plans.filter((plan) => plan.force === force)
      return runForce(db, own, clock, print)
    }),
  )
}

// A second press would have to load the fonts again, which takes longer than it saves.
function onePress(db: Db): Print {
  let last: Promise<void> = Promise.resolve()
  return (order) => {
    last = last.then(() => makePacks(db, order))
    return last
  }
}

async function runForce(
  db: Db,
  plans: OperationPlan[],
  clock: DemonstrationClock,
  print: Print,
): Promise<void> {
  const files = new Map(plans.map((plan) => [plan.key, fileFor(plan, clock)]))
  const fileOf = (key: string) => {
    const file = files.get(key)
    if (!file) throw new Error(`no operation of this force is called ${key}`)
    return file
  }
  const printed = new Map<OperationFile, Promise<void>>()
  for (const stretch of stretchesOf(scheduledOf([...files.values()], clock))) {
    const [first] = stretch
    if (!first) continue
    if (first.act.needsPack) await printed.get(first.file)
    await inContext(db, contextOf(first.act), async (tx) => {
      let actor = first.act.by
      for (const { act, at, file } of stretch) {
        if (act.by !== actor) await enter(tx, contextOf(act))
        actor = act.by
        await act.run({ tx, viewer: viewerAt(personOf(act), at), at, clock, file, fileOf })
      }
    })
    for (const { file } of stretch) {
      if (file.toPrint) printed.set(file, print(file.toPrint))
      file.toPrint = undefined
    }
  }
  await Promise.all(printed.values())
}

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
    submissionId: '',
    toPrint: undefined,
  }
}

function scheduledOf(files: OperationFile[], clock: DemonstrationClock): Scheduled[] {
  return files
    .flatMap((file) => file.plan.acts.map((act) => ({ act, at: clock.instant(act.at), file })))
    .sort((one, other) => one.at.localeCompare(other.at))
}

/**
 * Acts that share a transaction: a new one begins after a signature, before what needs its printing, and soon enough
 * that another force never waits long for the embedded database's one connection.
 */
function stretchesOf(scheduled: Scheduled[]): Scheduled[][] {
  const stretches: Scheduled[][] = [[]]
  let weight = 0
  for (const one of scheduled) {
    if (one.act.needsPack || weight >= HEAVIEST) {
      stretches.push([])
      weight = 0
    }
    stretches.at(-1)?.push(one)
    weight += one.act.makesPack ? HEAVIEST : (one.act.weight ?? 1)
  }
  return stretches
}

function personOf({ by }: Act): DemonstrationPerson {
  const person = demonstrationPerson(by)
  if (!person) throw new Error(`nobody in the demonstration is called ${by}`)
  return person
}

function contextOf(act: Act) {
  const { id: personId, organisationId } = personOf(act)
  return { personId, organisationId }
}

/** Nobody signed in to act these. */
const NO_SESSION = '00000000-0000-4000-8000-000000000000'

/** The person as the commands know them, having just proved who they are. */
export function viewerAt(person: DemonstrationPerson, at: string): Viewer {
  const { id: personId, name, rank, rankShort, roles, organisationId } = person
  return {
    personId,
    name,
    rank,
    rankShort,
    organisation: getOrganisation(organisationId),
    roles: [...roles],
    acting: [],
    sessionId: NO_SESSION,
    csrfToken: '',
    startedAt: at,
    steppedUpAt: at,
  }
}
