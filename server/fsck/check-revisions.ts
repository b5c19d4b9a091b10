import { Envelope } from '#shared/exchange/envelope.ts'
import { Rendition } from '#shared/exchange/rendition.ts'
import { digestOf } from '../canonical.ts'
import type { Tx } from '../db/types.ts'
import type { Fault } from './findings.ts'
import { AT_ONCE, listFrozen, listRevisionIds, listSigned } from './repository.ts'

type Frozen = Awaited<ReturnType<typeof listFrozen>>[number]

function* faultsOfRevision(revision: Frozen): Generator<string> {
  if (digestOf(revision.envelope) !== revision.digest) yield 'its digest is not that of its envelope'
  const read = Envelope.safeParse(parsed(revision.envelope))
  if (!read.success) {
    yield 'its envelope cannot be read'
    return
  }
  const { review, forceId, decisionId, renditions } = read.data
  const same =
    review.id === revision.review_id &&
    review.revision === revision.number &&
    forceId === revision.force_id &&
    decisionId === revision.decision_id
  if (!same) yield 'its envelope names another review, revision or decision'
  for (const { audience, digest } of renditions) {
    const copy = revision.copies.find((each) => each.audience === audience)
    if (copy === undefined) yield `its copy for ${audience} is gone`
    else if (digestOf(copy.bytes) !== digest || copy.digest !== digest) {
      yield `its copy for ${audience} is not the one that the envelope binds`
    } else if (!Rendition.safeParse(parsed(copy.bytes)).success)
      yield `its copy for ${audience} cannot be read`
  }
  if (revision.copies.length !== renditions.length) yield 'it has a copy that the envelope does not bind'
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Frozen bytes: the envelope has its digest, and binds every copy by digest. */
export async function checkRevisions(
  tx: Tx,
  forceId: string,
): Promise<{ revisions: number; faults: Fault[] }> {
  const ids = await listRevisionIds(tx, forceId)
  const faults: Fault[] = []
  for (let done = 0; done < ids.length; done += AT_ONCE.documents) {
    const revisions = await listFrozen(tx, forceId, ids.slice(done, done + AT_ONCE.documents))
    for (const revision of revisions) {
      for (const what of faultsOfRevision(revision)) faults.push({ where: `revision ${revision.id}`, what })
    }
  }
  return { revisions: ids.length, faults }
}

/** Sign-offs approve the digest of a stored revision, by no author; submissions rest on one of the same digest. */
export async function checkSignOffs(
  tx: Tx,
  forceId: string,
): Promise<{ signOffs: number; submissions: number; faults: Fault[] }> {
  const { signOffs, submissions } = await listSigned(tx, forceId)
  const faults: Fault[] = []
  for (const each of signOffs) {
    const where = `sign_off ${each.id}`
    if (each.digest !== each.revision_digest)
      faults.push({ where, what: 'it approves another digest than its revision’s' })
    if (each.by_author) faults.push({ where, what: 'it was signed by an author of the review' })
    if (!each.viewed) faults.push({ where, what: 'its signer was not shown the revision before' })
  }
  for (const each of submissions) {
    const where = `submission ${each.id}`
    if (each.signed_revision !== each.revision_id)
      faults.push({ where, what: 'its sign-off is of another revision' })
    if (each.voided_before) faults.push({ where, what: 'its sign-off was void when it was submitted' })
    if (!each.packed) faults.push({ where, what: 'its pack is gone' })
  }
  return { signOffs: signOffs.length, submissions: submissions.length, faults }
}
