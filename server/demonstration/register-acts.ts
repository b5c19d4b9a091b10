import type { RecordDebrief } from '#shared/api/debriefs.ts'
import type { KnownFacts, RecordDecision, RecordFactChange } from '#shared/api/decisions.ts'
import type { WithdrawOperation } from '#shared/api/operations.ts'
import type { DecisionPosition } from '#shared/workflow/decision.ts'
import { pause } from '../features/debriefs/pause.ts'
import { recordDebrief } from '../features/debriefs/record-debrief.ts'
import { confirmDecision } from '../features/decisions/confirm-decision.ts'
import { recordDecision } from '../features/decisions/record-decision.ts'
import { recordFactChange } from '../features/decisions/record-fact-change.ts'
import { saveFacts } from '../features/decisions/save-facts.ts'
import { recordTimes } from '../features/operations/record-times.ts'
import { registerOperation } from '../features/operations/register-operation.ts'
import { withdrawOperation } from '../features/operations/remove-operation.ts'
import type { Act, Doing } from './acts.ts'
import type { When } from './demonstration-clock.ts'
import { demonstrationPerson } from './people.ts'

function idOf(slug: string | null): string | null {
  return slug === null ? null : (demonstrationPerson(slug)?.id ?? null)
}

async function register({ tx, viewer, at, clock, file }: Doing): Promise<void> {
  const { plan } = file
  const posted = plan.posted && clock.instant(plan.posted.to) <= at ? plan.posted : undefined
  const { id } = await registerOperation(tx, viewer, at, {
    reference: file.reference,
    name: plan.name,
    eventType: plan.eventType,
    cause: plan.cause,
    howItCameAbout: plan.howItCameAbout,
    place: plan.place,
    plannedStartAt: clock.local(plan.planned.from),
    plannedEndAt: plan.planned.to && clock.local(plan.planned.to),
    startedAt: posted ? clock.local(posted.from) : null,
    stoodDownAt: posted ? clock.local(posted.to) : null,
    goldId: idOf(plan.gold),
  })
  file.id = id
}

/** Puts the operation in the register; with its times where the last officer had been stood down by then. */
export function registered(at: When, by: string): Act {
  return { at, by, run: register }
}

/** Records when the first officer was posted and the last one stood down. */
export function stoodDown(at: When, by: string): Act {
  return {
    at,
    by,
    run: ({ tx, viewer, at, clock, file }) => {
      const { posted } = file.plan
      if (!posted) throw new Error(`${file.plan.name} has no times to record`)
      const times = { startedAt: clock.local(posted.from), stoodDownAt: clock.local(posted.to) }
      return recordTimes(tx, viewer, at, file.id, times)
    },
  }
}

/** Saves the facts whole. */
export function factsSaved(at: When, by: string, known: KnownFacts): Act {
  return {
    at,
    by,
    run: async ({ tx, viewer, at, file }) => {
      await saveFacts(tx, viewer, at, file.id, { saveNumber: file.factsSaves, known })
      file.factsSaves += 1
    },
  }
}

type Changed = Pick<RecordFactChange, 'criterion' | 'value' | 'cause' | 'source'>

/** Records a fact that changed after the decision, on the day it was learned. */
export function factChanged(at: When, by: string, changed: Changed): Act {
  return {
    at,
    by,
    run: async ({ tx, viewer, at: moment, clock, file }) => {
      await recordFactChange(tx, viewer, moment, file.id, {
        ...changed,
        factsSaveNumber: file.factsSaves,
        learnedOn: clock.day(at[0]),
        whatWasWrong: null,
        position: null,
      })
      file.factsSaves += 1
    },
  }
}

/** Records the decision that the rule gives for the facts as last saved. */
export function decided(at: When, by: string, position: DecisionPosition, reason: string): Act {
  return {
    at,
    by,
    run: async ({ tx, viewer, at, file }) => {
      const said: RecordDecision = { factsSaveNumber: file.factsSaves, position, reason }
      file.decisionId = (await recordDecision(tx, viewer, at, file.id, said)).id
    },
  }
}

/** The second person that the decision needs. */
export function confirmed(at: When, by: string): Act {
  return {
    at,
    by,
    run: ({ tx, viewer, at, file }) => confirmDecision(tx, viewer, at, file.id, file.decisionId),
  }
}

type Held = Pick<RecordDebrief, 'place' | 'facilitatorRole' | 'scribe' | 'invited' | 'present'> & {
  held: [from: When, to: When]
  organisations?: string
}

/** Records a debrief that was held. */
export function debriefed(at: When, by: string, kind: RecordDebrief['kind'], held: Held): Act {
  const { held: times, organisations = null, ...said } = held
  return {
    at,
    by,
    run: ({ tx, viewer, at, clock, file }) =>
      recordDebrief(tx, viewer, at, file.id, {
        kind,
        heldFrom: clock.local(times[0]),
        heldTo: clock.local(times[1]),
        organisations,
        facilitatorId: null,
        corrects: null,
        ...said,
      }),
  }
}

/** A hot debrief with a sergeant or an inspector, straight after duty. */
export function hotDebriefed(
  at: When,
  by: string,
  held: [When, When],
  people: [invited: number, present: number],
): Act {
  return debriefed(at, by, 'hot', {
    held,
    place: 'Briefing room at the end of duty',
    facilitatorRole: 'Bronze commander, inspector',
    scribe: 'Loggist',
    invited: people[0],
    present: people[1],
  })
}

/** The debrief waits for a criminal investigation; it is looked at again on the day named. */
export function paused(at: When, by: string, contact: string, reviewInDays: number): Act {
  return {
    at,
    by,
    run: ({ tx, viewer, at: moment, clock, file }) =>
      pause(tx, viewer, moment, file.id, {
        reason: 'criminal_investigation',
        contact,
        reviewOn: clock.day(at[0] + reviewInDays),
      }),
  }
}

export function withdrawn(at: When, by: string, said: WithdrawOperation): Act {
  return { at, by, run: ({ tx, viewer, at, file }) => withdrawOperation(tx, viewer, at, file.id, said) }
}
