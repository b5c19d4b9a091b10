import type { Arrived, InboxPackReply, InboxReply } from '#shared/api/queries.ts'
import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import type { DocumentEntry } from '#shared/form/review-document.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { checksOf, readCopy } from './pack-checks.ts'
import { type ArrivedRecord, getArrived, listArrived, listQueriesOf } from './query-repository.ts'
import { findPackFile } from './repository.ts'

type Queries = Awaited<ReturnType<typeof listQueriesOf>>

/** The answers of the section that others learn from. */
function learningOf(exchange: Exchange | undefined): DocumentEntry[] {
  return exchange?.rendition.document.sections.find(({ id }) => id === 'lessons')?.entries ?? []
}

function presentCopy(exchange: Exchange): NonNullable<Arrived['copy']> {
  const { operation, review, decision } = exchange.rendition
  const { signedBy, signedAt } = exchange.signOff
  const points = learningOf(exchange).map((entry) => (entry.kind === 'items' ? entry.items.length : 0))
  return {
    operationName: operation.name,
    reference: operation.reference,
    revision: review.revision,
    tier: decision.chosenTier,
    tierName: decision.tierName,
    digest: exchange.envelopeDigest,
    learningPoints: points.reduce((sum, each) => sum + each, 0),
    signedBy: { name: signedBy.name, rank: signedBy.rank },
    signedAt,
  }
}

function presentArrived(arrived: ArrivedRecord, queries: Queries): Arrived {
  const { id, name, shortName } = getOrganisation(arrived.force_id)
  const exchange = readCopy(arrived)
  const open = queries.filter(({ submission_id, how }) => submission_id === arrived.id && how === null)
  return {
    id: arrived.id,
    force: { id, name, shortName },
    copy: exchange ? presentCopy(exchange) : null,
    // What nobody can read is handled as the more sensitive.
    marking: exchange?.rendition.marking ?? 'OFFICIAL-SENSITIVE',
    state: arrived.state as Arrived['state'],
    sentAt: arrived.sent_at ?? '',
    openQueries: open.length,
    askedAt: open[0]?.asked_at ?? null,
    failedChecks: checksOf(arrived).flatMap(({ check, passed }) => (passed ? [] : [check])),
  }
}

/** The recipient's inbox: what was sent to it, the newest first. */
export async function viewInbox(tx: Tx, viewer: Viewer, at: string): Promise<InboxReply> {
  const arrived = await listArrived(tx, viewer)
  for (const each of arrived) noteSubjects(tx, 'review', each.force_id, [each.review_id])
  const queries = await listQueriesOf(tx, arrived)
  return { countedAt: at, packs: arrived.map((each) => presentArrived(each, queries)) }
}

/** One pack with its checks, what others should learn, and the recipient's questions about it. */
export async function viewArrived(tx: Tx, viewer: Viewer, at: string, id: string): Promise<InboxPackReply> {
  const arrived = await getArrived(tx, viewer, id)
  const queries = await listQueriesOf(tx, [arrived])
  return {
    pack: presentArrived(arrived, queries),
    pdfDigest: arrived.pdf_digest,
    jsonDigest: arrived.json_digest,
    checks: checksOf(arrived),
    queries: queries.map((query) => ({
      id: query.id,
      question: query.question,
      askedAt: query.asked_at,
      how: query.how,
      explanation: query.explanation,
      endedAt: query.ended_at,
    })),
    countedAt: at,
    learning: learningOf(readCopy(arrived)),
  }
}

/** One file of a pack as it was stored, and the name it is saved under. Throws `not_found` where it is missing. */
export async function downloadArrived(tx: Tx, viewer: Viewer, id: string, kind: 'pdf' | 'json') {
  const arrived = await getArrived(tx, viewer, id)
  const signOff = { force_id: arrived.force_id, id: arrived.sign_off_id }
  const file = await findPackFile(tx, signOff, 'recipient', kind)
  if (!file) throw new Problem('not_found')
  const { copy, marking } = presentArrived(arrived, [])
  const reference = (copy?.reference ?? arrived.id).replaceAll(/[^A-Za-z0-9-]+/g, '-')
  const revision = copy ? `-revision-${copy.revision}` : ''
  return { bytes: file.bytes, name: `${marking}-${reference}${revision}-recipient.${kind}` }
}
