import { sql } from 'kysely'
import type { Tx } from '../db/types.ts'

/** Every revision of a force with its copies, as frozen. */
export async function listFrozen(tx: Tx, forceId: string) {
  const revisions = await tx
    .selectFrom('revision')
    .select(['force_id', 'id', 'review_id', 'number', 'decision_id', 'envelope', 'digest'])
    .where('force_id', '=', forceId)
    .orderBy('frozen_at')
    .execute()
  const copies = await tx
    .selectFrom('rendition')
    .select(['revision_id', 'audience', 'bytes', 'digest'])
    .where('force_id', '=', forceId)
    .execute()
  const byRevision = Map.groupBy(copies, ({ revision_id }) => revision_id)
  return revisions.map((revision) => ({ ...revision, copies: byRevision.get(revision.id) ?? [] }))
}

/** Every sign-off and submission of a force, with what each has to agree with. */
export async function listSigned(tx: Tx, forceId: string) {
  const signOffs = await tx
    .selectFrom('sign_off')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.force_id', '=', 'sign_off.force_id')
        .onRef('revision.id', '=', 'sign_off.revision_id'),
    )
    .select(['sign_off.id', 'sign_off.digest', 'revision.digest as revision_digest'])
    .select(
      sql<boolean>`exists (select from review_author a where a.force_id = sign_off.force_id
        and a.review_id = sign_off.review_id and a.person_id = sign_off.signed_by
        and a.first_saved_at <= sign_off.signed_at)`.as('by_author'),
    )
    .select(
      sql<boolean>`exists (select from revision_view v where v.force_id = sign_off.force_id
        and v.revision_id = sign_off.revision_id and v.person_id = sign_off.signed_by
        and v.viewed_at <= sign_off.signed_at)`.as('viewed'),
    )
    .where('sign_off.force_id', '=', forceId)
    .orderBy('sign_off.signed_at')
    .execute()
  const submissions = await tx
    .selectFrom('submission')
    .innerJoin('sign_off', (join) =>
      join
        .onRef('sign_off.force_id', '=', 'submission.force_id')
        .onRef('sign_off.id', '=', 'submission.sign_off_id'),
    )
    .select(['submission.id', 'submission.revision_id', 'sign_off.revision_id as signed_revision'])
    .select(
      sql<boolean>`exists (select from sign_off_void v where v.force_id = submission.force_id
        and v.sign_off_id = submission.sign_off_id and v.voided_at <= submission.submitted_at)`.as(
        'voided_before',
      ),
    )
    .select(
      sql<boolean>`(select count(*) = 2 from pack p where p.force_id = submission.force_id
        and p.sign_off_id = submission.sign_off_id)`.as('packed'),
    )
    .where('submission.force_id', '=', forceId)
    .orderBy('submission.submitted_at')
    .execute()
  return { signOffs, submissions }
}
