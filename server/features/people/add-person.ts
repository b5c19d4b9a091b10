import { randomUUID } from 'node:crypto'
import type { AddPerson } from '#shared/api/administration.ts'
import { shortRankOf } from '#shared/reference/ranks.ts'
import type { Tx } from '../../db/types.ts'
import type { Subject } from '../../openid/claims.ts'
import type { Provider } from '../../openid/provider.ts'
import { type NoSuchAccount, subjectOfAccount } from '../../openid/subject-of-account.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { insertIdentity, insertPerson, lockAdministration } from './repository.ts'

/**
 * Lists a person with the administrator's force, and links them with their account at its sign-in service where that is
 * named. They can do nothing until they hold a role.
 */
export async function addPerson(
  tx: Tx,
  viewer: Viewer,
  at: string,
  input: AddPerson,
  providers: readonly Provider[],
) {
  await lockAdministration(tx, viewer)
  const id = randomUUID()
  const { name, rank, rankShort, signInId } = input
  await insertPerson(tx, viewer, { id, name, rank, rankShort: rankShort ?? (rank && shortRankOf(rank)) })
  if (signInId) await link(tx, id, subjectOfAccount(providers, viewer.organisation.id, signInId))
  await recordEvent(tx, viewer, at, {
    forceId: viewer.organisation.id,
    action: 'add_person',
    details: { person: id, linked: Boolean(signInId) },
  })
  return { id }
}

async function link(tx: Tx, personId: string, account: Subject | NoSuchAccount): Promise<void> {
  const refuse = (message: string) =>
    new Problem('answers_refused', { errors: [{ pointer: '/body/signInId', message }] })
  if ('refused' in account) throw refuse(account.refused)
  if (await insertIdentity(tx, personId, account)) return
  throw refuse('Somebody is known here under this id already. Find them in the list')
}
