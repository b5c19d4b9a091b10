import { forces, oversightBodies, recipient } from '#shared/reference/organisations.ts'
import type { Db } from '../db/types.ts'

/** Loads the forces, who oversees them, and the recipient. Run by the owner of the tables; safe to repeat. */
export async function seedReference(owner: Db): Promise<void> {
  const bodies = oversightBodies()
  const organisations = [...forces(), ...bodies, recipient()].map(({ id, kind, name, shortName }) => ({
    id,
    kind,
    name,
    short_name: shortName,
  }))
  const oversight = bodies.flatMap((body) =>
    body.oversees.map((forceId) => ({ oversight_body_id: body.id, force_id: forceId })),
  )
  await owner.transaction().execute(async (tx) => {
    await tx
      .insertInto('organisation')
      .values(organisations)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          short_name: eb.ref('excluded.short_name'),
        })),
      )
      .execute()
    await tx
      .insertInto('oversight')
      .values(oversight)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}
