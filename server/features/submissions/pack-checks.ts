import type { InboxPackReply } from '#shared/api/queries.ts'
import { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { canonicalBytes, digestOf } from '../../canonical.ts'
import type { ArrivedRecord } from './query-repository.ts'

type PackCopy = Pick<ArrivedRecord, 'json' | 'json_digest' | 'pdf_digest' | 'pdf_found'>

/** What a copy says; undefined where its bytes are not the JSON that was agreed. */
export function readCopy({ json }: Pick<PackCopy, 'json'>): Exchange | undefined {
  try {
    return Exchange.safeParse(JSON.parse(json.toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** Each check of a pack, in words, in the order in which one rests on another. */
export function checksOf(pack: PackCopy): InboxPackReply['checks'] {
  const exchange = readCopy(pack)
  const bound = exchange?.envelope.renditions.find(({ audience }) => audience === 'recipient')
  return [
    {
      check: 'The PDF is the file that was made after the sign-off',
      passed: pack.pdf_found === pack.pdf_digest,
    },
    {
      check: 'The JSON is the file that was made after the sign-off',
      passed: digestOf(pack.json) === pack.json_digest,
    },
    { check: 'The JSON has the form that was agreed', passed: exchange !== undefined },
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

/** True where the pack passed every check. */
export const isWhole = (pack: PackCopy): boolean => checksOf(pack).every(({ passed }) => passed)
