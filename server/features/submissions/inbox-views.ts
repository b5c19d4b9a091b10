import type { Arrived, InboxPackReply, InboxReply } from '#shared/api/queries.ts'
import { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import { noteSubjects } from '../../access/access-log.ts'
import { canonicalBytes, digestOf } from '../../canonical.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { type ArrivedRecord, getArrived, listArrived, listQueriesOf, openIn } from './query-repository.ts'
import { findPackFile } from './repository.ts'

type Queries = Awaited<ReturnType<typeof listQueriesOf>>

function presentArrived(arrived: ArrivedRecord, queries: Queries): Arrived {
  const { id, name, shortName } = getOrganisation(arrived.force_id)
  return {
    id: arrived.id,
    force: { id, name, shortName },
    operationName: arrived.operation_name,
    reference: arrived.reference,
    revision: arrived.revision,
    tier: arrived.tier,
    marking: arrived.marking as Arrived['marking'],
    state: arrived.state as Arrived['state'],
    sentAt: arrived.sent_at ?? '',
    digest: arrived.digest,
    openQueries: openIn(queries, arrived.id),
  }
}

/** The recipient's inbox: what was sent to it, the newest first. */
export async function viewInbox(tx: Tx, viewer: Viewer, at: string): Promise<InboxReply> {
  const arrived = await listArrived(tx, viewer)
  for (const each of arrived) noteSubjects(tx, 'review', each.force_id, [each.review_id])
  const queries = await listQueriesOf(tx, arrived)
  return { countedAt: at, packs: arrived.map((each) => presentArrived(each, queries)) }
}

/** Both files of a pack, as they were stored for the recipient. Throws `not_found` where one is missing. */
async function filesOf(tx: Tx, arrived: ArrivedRecord) {
  noteSubjects(tx, 'review', arrived.force_id, [arrived.review_id])
  const signOff = { force_id: arrived.force_id, id: arrived.sign_off_id }
  const json = await findPackFile(tx, signOff, 'recipient', 'json')
  const pdf = await findPackFile(tx, signOff, 'recipient', 'pdf')
  if (!json || !pdf) throw new Problem('not_found')
  return { json, pdf }
}

type Files = Awaited<ReturnType<typeof filesOf>>

/** Each check of a pack, in words, in the order in which one rests on another. */
function checksOf({ json, pdf }: Files): InboxPackReply['checks'] {
  const read = Exchange.safeParse(JSON.parse(json.bytes.toString('utf8')))
  const exchange = read.data
  const bound = exchange?.envelope.renditions.find(({ audience }) => audience === 'recipient')
  return [
    {
      check: 'The PDF is the file that was made after the sign-off',
      passed: digestOf(pdf.bytes) === pdf.digest,
    },
    {
      check: 'The JSON is the file that was made after the sign-off',
      passed: digestOf(json.bytes) === json.digest,
    },
    { check: 'The JSON has the form that was agreed', passed: read.success },
    {
      check: 'The envelope has the digest that gold signed',
      passed:
        exchange !== undefined &&
        digestOf(canonicalBytes(exchange.envelope)) === exchange.signOff.envelopeDigest &&
        exchange.envelopeDigest === exchange.signOff.envelopeDigest,
    },
    {
      check: 'This copy is one that the envelope binds',
      passed: exchange !== undefined && digestOf(canonicalBytes(exchange.rendition)) === bound?.digest,
    },
  ]
}

/** One pack with its checks and the recipient's questions about it. */
export async function viewArrived(tx: Tx, viewer: Viewer, id: string): Promise<InboxPackReply> {
  const arrived = await getArrived(tx, viewer, id)
  const files = await filesOf(tx, arrived)
  const queries = await listQueriesOf(tx, [arrived])
  return {
    pack: presentArrived(arrived, queries),
    pdfDigest: files.pdf.digest,
    jsonDigest: files.json.digest,
    checks: checksOf(files),
    queries: queries.map((query) => ({
      id: query.id,
      question: query.question,
      askedAt: query.asked_at,
      how: query.how,
      explanation: query.explanation,
      endedAt: query.ended_at,
    })),
  }
}

/** One file of a pack as it was stored, and the name it is saved under. */
export async function downloadArrived(tx: Tx, viewer: Viewer, id: string, kind: 'pdf' | 'json') {
  const arrived = await getArrived(tx, viewer, id)
  const files = await filesOf(tx, arrived)
  const reference = arrived.reference.replaceAll(/[^A-Za-z0-9-]+/g, '-')
  return {
    bytes: files[kind].bytes,
    name: `${arrived.marking}-${reference}-revision-${arrived.revision}-recipient.${kind}`,
  }
}
