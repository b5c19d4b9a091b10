import { enter } from '../../db/context.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { listAddressed, replaceAddress } from '../mail/repository.ts'

/**
 * Whoever holds no role is told nothing: their e-mail address is taken away, and that is noted, with the roles that end
 * next in this transaction.
 */
export async function forgetAddress(tx: Tx, viewer: Viewer, at: string, personId: string): Promise<void> {
  const forceId = viewer.organisation.id
  await enter(tx, { jobForceId: forceId })
  if ((await listAddressed(tx, [personId])).has(personId)) {
    await replaceAddress(tx, personId, null)
    await recordEvent(tx, viewer, at, {
      forceId,
      action: 'remove_mail_address',
      details: { person: personId },
    })
  }
  await enter(tx, { personId: viewer.personId, organisationId: forceId })
}
