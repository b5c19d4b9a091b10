import type { Tx } from '../db/types.ts'
import type { Jobs } from '../jobs/register.ts'
import type { Viewer } from '../viewer.ts'
import type { DemonstrationClock, When } from './demonstration-clock.ts'
import type { OperationPlan } from './operation-plan.ts'

/** What the acts of one operation hand on to each other. */
export type OperationFile = {
  plan: OperationPlan
  reference: string
  id: string
  factsSaves: number
  decisionId: string
  reviewId: string
  sectionSaves: Map<string, number>
  revision: { number: number; digest: string }
  submissionId: string
  /** Signed and not yet printed. */
  toPrint: Jobs['make_packs'] | undefined
}

/** What an act works with: a transaction as the person who acts, at the invented moment. */
export type Doing = {
  tx: Tx
  viewer: Viewer
  at: string
  clock: DemonstrationClock
  file: OperationFile
  /** Another operation of the same force, by its key. */
  fileOf: (key: string) => OperationFile
}

/**
 * One thing that one person did at one moment, by the service's own command. `needsPack`: only once the signed
 * review has been printed and stored. `makesPack`: the printing follows its commit.
 */
export type Act = {
  at: When
  by: string
  run: (doing: Doing) => Promise<unknown>
  /** How long it takes beside the others, which are 1. */
  weight?: number
  needsPack?: true
  makesPack?: true
}
