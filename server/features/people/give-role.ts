import type { GiveRole } from '#shared/api/administration.ts'
import { refusalOfGrant } from '#shared/workflow/administration.ts'
import type { Tx } from '../../db/types.ts'
import { ownWorkOf } from '../../situation/own-work.ts'
import { refused } from '../../situation/refused.ts'
import { stepUpFresh } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { insertGrant, lockAdministration, requireListed, rolesOf } from './repository.ts'

/**
 * Gives a person a role in the administrator's force; it holds from the next request on. Where a gold is made of
 * someone who wrote part of a review that is still on its way, the reply and the audit event say so: that person
 * can never sign it.
 */
export async function giveRole(tx: Tx, viewer: Viewer, at: string, personId: string, { role }: GiveRole) {
  await lockAdministration(tx, viewer)
  await requireListed(tx, viewer, personId)
  const refusal = refusalOfGrant({
    role,
    kind: viewer.organisation.kind,
    toThemselves: personId === viewer.personId,
    held: (await rolesOf(tx, viewer, personId)).includes(role),
    stepUpFresh: stepUpFresh(viewer, at),
  })
  if (refusal) throw refused(refusal)

  const cannotSign = role === 'gold_commander' ? await ownWorkOf(tx, viewer, personId) : []
  await insertGrant(tx, viewer, { personId, role })
  await recordEvent(tx, viewer, at, {
    forceId: viewer.organisation.id,
    action: 'give_role',
    details: { person: personId, role, wroteReviewsNotSubmitted: cannotSign.length },
  })
  return { personId, role, cannotSign }
}
