import { describe, expect, it } from 'vitest'
import { canonicalBytes, digestOf } from '#server/canonical.ts'
import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { LIMITS } from '#shared/form/characters.ts'
import { filledAnswers } from '#shared/form/filled-review.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import type { DocumentEntry } from '#shared/form/review-document.ts'
import { signedExchange } from '#test/support/signed-exchange.ts'
import { printPdf } from './print-pdf.ts'

const MOST_SECONDS = 10
const plain = (place: string) => `Words at ${place}: the second pinch point filled at 13:40`

/** Every answer full, as far as a section's limit in bytes lets it. */
function full(pattern: string): Exchange {
  const sections = new Map<string, Set<string>>()
  const section = (place: string) => place.split('.')[0] ?? ''
  filledAnswers(currentFormDefinition(), (place) => {
    sections.set(section(place), (sections.get(section(place)) ?? new Set()).add(place))
    return place
  })
  return signedExchange(3, 'force', (place) => {
    const answers = sections.get(section(place))
    if (!answers?.has(place)) return plain(place)
    const bytes = Buffer.byteLength(JSON.stringify(pattern)) - 2
    const share = (LIMITS.sectionBytes - 8_000) / answers.size / bytes
    return pattern.repeat(Math.floor(Math.min(share, LIMITS.textCharacters / Array.from(pattern).length)))
  })
}

/** Seconds of processor time, which other work on the machine does not add to. */
async function secondsFor(exchange: Exchange): Promise<number> {
  const json = canonicalBytes(exchange)
  const before = process.cpuUsage()
  await printPdf(exchange, json)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function withRows(exchange: Exchange, count: number): Exchange {
  const filled = (entry: DocumentEntry): DocumentEntry => {
    if (entry.kind === 'table')
      return { ...entry, rows: Array.from({ length: count }, () => entry.rows[0] ?? []) }
    if (entry.kind === 'items')
      return {
        ...entry,
        items: entry.items.flatMap((item) => Array.from({ length: count / 10 }, () => item)),
      }
    return entry
  }
  const { rendition } = exchange
  const sections = rendition.document.sections.map((each) => ({ ...each, entries: each.entries.map(filled) }))
  return { ...exchange, rendition: { ...rendition, document: { ...rendition.document, sections } } }
}

describe('printing under load', { timeout: 60_000 }, () => {
  it.each`
    what                          | pattern
    ${'letters without a space'}  | ${'W'}
    ${'one letter and its marks'} | ${'e\u0301\u0323\u0308'}
    ${'emoji'}                    | ${'\u{1F600}'}
    ${'right-to-left words'}      | ${'שלום '}
    ${'short lines'}              | ${'a\n'}
    ${'lines of twelve letters'}  | ${'abcdefghijkl\n'}
  `('every text full of $what takes at most ten seconds', async ({ pattern }) => {
    expect(await secondsFor(full(pattern))).toBeLessThan(MOST_SECONDS)
  })

  it('every table of 500 rows takes at most ten seconds', async () => {
    expect(await secondsFor(withRows(signedExchange(3, 'force', plain), 500))).toBeLessThan(MOST_SECONDS)
  })

  it('an ordinary review takes a fifth of a second once the fonts are known', async () => {
    const exchange = signedExchange(2, 'recipient', plain)
    const times: number[] = []
    for (let run = 0; run < 6; run += 1) times.push(await secondsFor(exchange))
    expect(Math.min(...times)).toBeLessThan(0.2)
  })

  it('gives the same bytes whatever was printed before', async () => {
    const exchange = signedExchange(1, 'recipient', plain)
    const json = canonicalBytes(exchange)
    const first = digestOf(await printPdf(exchange, json))
    const ligatures = signedExchange(1, 'recipient', () => '\ufb01 \ufb02 fi fl e\u0301\u0323 \u00b5 \u03bc')
    await printPdf(ligatures, canonicalBytes(ligatures))
    expect(digestOf(await printPdf(exchange, json))).toBe(first)
  })
})
