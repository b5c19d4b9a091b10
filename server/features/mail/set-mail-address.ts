import { randomUUID } from 'node:crypto'
import type { SetMailAddress } from '#shared/api/mail.ts'
import { noteSubjects } from '../../access/access-log.ts'
import { digestOf } from '../../canonical.ts'
import { enter } from '../../db/context.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { lockAdministration, requireListed, rolesOf } from '../people/repository.ts'
import { replaceAddress } from './repository.ts'

/**
 * An administrator says where someone of their force is written to, or that they are not. The chain keeps a salted
 * digest of the address: who knows the address and the row can prove it was this one, and nobody can guess it.
 */
export async function setMailAddress(
  tx: Tx,
  viewer: Viewer,
  at: string,
  personId: string,
  { address }: SetMailAddress,
) {
  const forceId = viewer.organisation.id
  await lockAdministration(tx, viewer)
  await requireListed(tx, viewer, personId)
  if ((await rolesOf(tx, viewer, personId)).length === 0) throw refused('nothing_to_tell')
  noteSubjects(tx, 'person', forceId, [personId])

  await enter(tx, { jobForceId: forceId })
  const salt = randomUUID()
  await replaceAddress(tx, personId, address === null ? null : { address, salt, at })
  await recordEvent(tx, viewer, at, {
    forceId,
    action: address === null ? 'remove_mail_address' : 'set_mail_address',
    details: { person: personId, ...(address === null ? {} : { digest: digestOf(`${salt} ${address}`) }) },
  })
  await enter(tx, { personId: viewer.personId, organisationId: forceId })
  return { personId }
}
