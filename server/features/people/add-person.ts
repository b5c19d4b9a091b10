import { randomUUID } from 'node:crypto'
import type { AddPerson } from '#shared/api/administration.ts'
import { shortRankOf } from '#shared/reference/ranks.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { insertPerson, lockAdministration } from './repository.ts'

/** Lists a person with the administrator's force. They can do nothing until they hold a role. */
export async function addPerson(tx: Tx, viewer: Viewer, at: string, input: AddPerson) {
  await lockAdministration(tx, viewer)
  const id = randomUUID()
  const { name, rank, rankShort } = input
  await insertPerson(tx, viewer, { id, name, rank, rankShort: rankShort ?? (rank && shortRankOf(rank)) })
  await recordEvent(tx, viewer, at, {
    forceId: viewer.organisation.id,
    action: 'add_person',
    details: { person: id },
  })
  return { id }
}
