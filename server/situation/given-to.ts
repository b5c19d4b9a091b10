import type { GivenSection } from '#shared/api/sharing.ts'
import { getFormDefinition } from '#shared/form/registry.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import type { Tx } from '../db/types.ts'
import { listGivenTo } from '../features/contributors/repository.ts'
import { findPeople, nameOf } from '../features/people/repository.ts'
import type { Viewer } from '../viewer.ts'

/** Every section that the viewer was asked to write. */
export async function listGivenSections(tx: Tx, viewer: Viewer): Promise<GivenSection[]> {
  const rows = await listGivenTo(tx, viewer)
  const people = await findPeople(
    tx,
    rows.map(({ given_by }) => given_by),
  )
  return rows.map((row) => {
    const { sections } = getFormDefinition(row.definition_id, row.definition_version)
    const title = sections.find(({ id }) => id === row.section_id)?.title ?? row.section_id
    return {
      reviewId: row.review_id,
      operationId: row.operation_id,
      operationName: row.name,
      reference: row.reference,
      leadForce: { id: row.force_id, name: getOrganisation(row.force_id).name },
      state: row.state,
      section: { id: row.section_id, title },
      givenBy: nameOf(people, row.given_by),
      givenAt: row.given_at,
      savedAt: row.saved_at,
    }
  })
}
