import { addDays, londonDate } from '#shared/calendar.ts'
import { inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { appointActingGold } from '../features/acting-golds/appoint.ts'
import { NOBODY_TOLD } from './nobody-told.ts'
import { demonstrationPerson } from './people.ts'
import { viewerAt } from './run-acts.ts'

const GOLD = 'frances-pell'
const DEPUTY = 'linden-marsh'

/** One gold is away: a superintendent acts for her in every operation of her force, from today for ten days. */
export async function appointDemonstrationDeputy(db: Db): Promise<void> {
  const [gold, deputy] = [demonstrationPerson(GOLD), demonstrationPerson(DEPUTY)]
  if (!gold || !deputy) throw new Error('the demonstration lacks the people who act for each other')
  const context = { personId: gold.id, organisationId: gold.organisationId }
  await inContext(db, context, (tx, at) =>
    appointActingGold(
      tx,
      viewerAt(gold, at),
      at,
      {
        deputyId: deputy.id,
        operationId: null,
        fromOn: null,
        untilOn: addDays(londonDate(at), 9),
        reason: 'she is on annual leave',
      },
      NOBODY_TOLD,
    ),
  )
}
