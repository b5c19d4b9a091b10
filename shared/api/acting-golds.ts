import { z } from 'zod'
import { OwnWork } from './administration.ts'
import { AskedDay, Id, Instant, PersonRef, passage } from './identifiers.ts'

/**
 * Someone stands in for a gold: in one operation, or in all of the force's for at most 28 days. `fromOn` null: from
 * now. `untilOn` is the last day; null, for one operation only: until it is ended.
 */
export const AppointActingGold = z.strictObject({
  deputyId: z.uuid('Choose who acts'),
  operationId: z.uuid('Choose the operation').nullable(),
  fromOn: AskedDay.nullable(),
  untilOn: AskedDay.nullable(),
  reason: passage('why this person acts', 300),
  /** An administrator appoints because no gold of the force can be reached. */
  noGoldAvailable: z.boolean().optional(),
})
export type AppointActingGold = z.infer<typeof AppointActingGold>
/** `cannotSign`: the deputy wrote part of these reviews and still cannot sign them. */
export const AppointedReply = z.strictObject({ id: Id, cannotSign: z.array(OwnWork) })

export const EndActingGold = z.strictObject({ reason: passage('the reason', 300) })
export type EndActingGold = z.infer<typeof EndActingGold>
export const ActingEndedReply = z.strictObject({ id: Id })

/** `over`: its time has passed, whoever is acted for was without gold since, or the deputy without any role. */
const ACTING_STATES = ['to_come', 'in_force', 'over', 'ended'] as const

export const ActingGoldReply = z.strictObject({
  id: Id,
  state: z.enum(ACTING_STATES),
  deputy: PersonRef,
  /** Null where an administrator appointed because no gold was available. */
  actingFor: PersonRef.nullable(),
  operation: z.strictObject({ id: Id, name: z.string() }).nullable(),
  fromAt: Instant,
  untilAt: Instant.nullable(),
  reason: z.string(),
  appointedBy: PersonRef,
  appointedAt: Instant,
  endedAt: Instant.nullable(),
  endedBy: PersonRef.nullable(),
  endReason: z.string().nullable(),
})
export type ActingGoldReply = z.infer<typeof ActingGoldReply>

export const ActingGoldsReply = z.strictObject({ countedAt: Instant, appointments: z.array(ActingGoldReply) })
export type ActingGoldsReply = z.infer<typeof ActingGoldsReply>
