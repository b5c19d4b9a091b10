import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { canonicalBytes, digestOf } from '#server/canonical.ts'
import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import type { DocumentEntry } from '#shared/form/review-document.ts'
import { signedExchange } from '#test/support/signed-exchange.ts'
import { describeWithTools } from '#test/support/tools.ts'
import { printInWorker } from './print-in-worker.ts'
import { printPdf } from './print-pdf.ts'
import { printable } from './printable.ts'

const plain = (place: string) => `Words at ${place}: the second pinch point filled at 13:40`
/** One short hostile text in every place: directions, joined emoji, marks, markup, a wall of letters. */
const hostile = (place: string) =>
  `${place} \u202Eabc\u202C \u{1F469}\u200D\u{1F692} שלום Ж e\u0301 <b>&amp;</b> (x) \\ ${'W'.repeat(90)}`

/** Characters from all over Unicode, others at each place, and the same in each run. */
const everyPlane = (place: string) => {
  const start = Array.from(place).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7)
  const letters = Array.from({ length: 60 }, (_, index) => (start + index * 7_919) % 0x2_ffff)
  const kept = letters.filter((code) => code > 31 && (code < 0xd800 || code > 0xdfff))
  return `Seed ${start}: ${kept.map((code) => String.fromCodePoint(code)).join('')} end`
}

const folder = mkdtempSync(join(tmpdir(), 'print-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function print(exchange: Exchange): Promise<Buffer> {
  return printPdf(exchange, canonicalBytes(exchange))
}

async function printed(name: string, exchange: Exchange): Promise<string> {
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, await print(exchange))
  return file
}

function run(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64_000_000 })
}

function wordsOf(entry: DocumentEntry): string[] {
  if (entry.kind === 'text') return [entry.label, ...entry.text.split('\n')]
  if (entry.kind === 'table')
    return [entry.label, ...entry.columns.map(({ label }) => label), ...entry.rows.flat()]
  const items = entry.items.flatMap(({ title, entries }) => [
    title,
    ...entries.flatMap(({ label, text }) => [label, text]),
  ])
  return [entry.label, ...items]
}

const squeezed = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, '')

/** What stands on the paper without the marks of each page, as one run of characters. */
function bodyOf(file: string): string {
  return squeezed(run('pdftotext', '-raw', '-x', '0', '-y', '50', '-W', '596', '-H', '740', file, '-'))
}

describe('a printed review', { timeout: 60_000 }, () => {
  it('is the same file, byte for byte, each time it is printed', async () => {
    const exchange = signedExchange(2, 'recipient', plain)
    const first = digestOf(await print(exchange))
    expect(digestOf(await print(exchange))).toBe(first)
    const changed = signedExchange(2, 'recipient', (place) => `${plain(place)}.`)
    expect(digestOf(await print(changed))).not.toBe(first)
  })

  it('prints off the main thread to the same bytes', async () => {
    const exchange = signedExchange(1, 'recipient', plain)
    const json = canonicalBytes(exchange)
    expect(digestOf(await printInWorker(json))).toBe(digestOf(await printPdf(exchange, json)))
  })

  it('refuses what is no review, and prints the next one all the same', async () => {
    await expect(printInWorker(Buffer.from('{"format":"other"}'))).rejects.toThrow(
      'printing failed with ZodError',
    )
    const json = canonicalBytes(signedExchange(1, 'force', plain))
    expect((await printInWorker(json)).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describeWithTools('qpdf', 'pdfinfo', 'pdftotext')(
  'a printed review, read with other people’s tools',
  { timeout: 60_000 },
  () => {
    it.each([1, 2, 3] as const)('is whole, tagged and A4 at tier %i', async (tier) => {
      const file = await printed(`tier-${tier}`, signedExchange(tier, 'recipient', plain))
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found')
      const info = run('pdfinfo', file)
      expect(info).toMatch(/Tagged: +yes/)
      expect(info).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/)
      const outline = run('pdfinfo', '-struct', file)
      for (const tag of ['Document', 'H1', 'H2', 'H3', 'Table', 'TH', 'TD']) expect(outline).toContain(tag)
      expect(outline.indexOf('H1')).toBeLessThan(outline.indexOf('H2'))
    })

    it.each([
      ['plain', plain],
      ['hostile', hostile],
      ['of every plane', everyPlane],
    ] as const)('holds every label and every answer where the words are %s', async (name, wording) => {
      const exchange = signedExchange(3, 'force', wording)
      const body = bodyOf(await printed(`every-answer-${name.replaceAll(' ', '-')}`, exchange))
      const missing = exchange.rendition.document.sections
        .flatMap((section) => section.entries.flatMap(wordsOf))
        .map(printable)
        .filter((words) => !body.includes(squeezed(words)))
      expect(missing).toEqual([])
    })

    it('follows the form’s order', async () => {
      const exchange = signedExchange(3, 'force', plain)
      const body = bodyOf(await printed('order', exchange))
      const titles = exchange.rendition.document.sections.map(({ number, title }) =>
        squeezed(`${number}. ${title}`),
      )
      const places = titles.map((title) => body.lastIndexOf(title))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(places[0]).toBeGreaterThan(0)
    })

    it('shows hostile text and obeys none of it', async () => {
      const exchange = signedExchange(1, 'recipient', hostile)
      const file = await printed('hostile', exchange)
      const body = bodyOf(file)
      const summary = exchange.rendition.document.sections[0]?.entries.find(({ id }) => id === 'summary')
      expect(summary?.kind).toBe('text')
      expect(body).toContain(squeezed('[right-to-left override]abc'))
      expect(body).toContain('[U+1F469]')
      expect(body).toContain('<b>&amp;</b>')
      const json = run('qpdf', '--json=2', file)
      for (const word of ['/JavaScript', '/Launch', '/URI']) expect(json).not.toContain(word)
    })

    it('carries the marking twice on every page, and says which page of how many', async () => {
      const file = await printed('marking', signedExchange(2, 'recipient', plain))
      const pages = run('pdftotext', '-layout', file, '-').split('\f').slice(0, -1)
      expect(pages.length).toBeGreaterThan(5)
      for (const [index, page] of pages.entries()) {
        const lines = page.split('\n').filter((line) => line.trim() !== '')
        expect(lines[0]?.trim()).toBe('OFFICIAL-SENSITIVE')
        expect(lines.at(-2)?.trim()).toBe('OFFICIAL-SENSITIVE')
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      }
    })

    it('carries the JSON that leaves, unchanged', async () => {
      const exchange = signedExchange(1, 'recipient', plain)
      const file = await printed('attached', exchange)
      const attached = run('qpdf', '--show-attachment=review.json', file)
      expect(attached).toBe(canonicalBytes(exchange).toString('utf8'))
    })

    it('names no lead, author or action owner in the recipient’s copy', async () => {
      const body = bodyOf(await printed('names', signedExchange(3, 'recipient', plain)))
      expect(body).not.toContain(squeezed('people.debriefLead.name'))
      expect(body).toContain('MorganVale')
    })
  },
)
