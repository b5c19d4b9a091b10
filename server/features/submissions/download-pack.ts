import { digestOf } from '../../canonical.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { holdsIn } from '../../situation/require-role.ts'
import { openReviewFile } from '../../situation/review-file.ts'
import { liveSignOff } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { findPackFile } from './repository.ts'

type Wanted = { id: string; audience: 'force' | 'recipient'; kind: 'pdf' | 'json' }

/** One stored file of the live sign-off's pack, with the name it is saved under: reference, revision and copy. */
export async function downloadPack(
  tx: Tx,
  viewer: Viewer,
  wanted: Wanted,
): Promise<{ bytes: Buffer; name: string }> {
  const file = await openReviewFile(tx, viewer, wanted.id)
  const reads = holdsIn(viewer, file.operation.id, ['debrief_lead', 'force_administrator', 'gold_commander'])
  const signOff = reads ? liveSignOff(file) : undefined
  const found = signOff ? await findPackFile(tx, signOff, wanted.audience, wanted.kind) : undefined
  if (!found) throw new Problem('not_found')
  // The recipient is given theirs as it is, with each check that it fails.
  if (digestOf(found.bytes) !== found.digest) throw new Problem('stored_text_changed')
  const revision = file.revisions.find((each) => each.id === signOff?.revision_id)?.number
  const reference = file.operation.reference.replaceAll(/[^A-Za-z0-9-]+/g, '-')
  const marking = file.revisions.find((each) => each.number === revision)?.marking ?? 'OFFICIAL'
  return {
    bytes: found.bytes,
    name: `${marking}-${reference}-revision-${revision}-${wanted.audience}.${wanted.kind}`,
  }
}
