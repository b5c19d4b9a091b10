import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalBytes } from '#server/canonical.ts'
import { signedExchange } from '#test/support/signed-exchange.ts'
import { describeWithTools } from '#test/support/tools.ts'
import { printPdf } from './print-pdf.ts'

type Value = null | boolean | number | string | Value[] | { [key: string]: Value }
type Dictionary = { [key: string]: Value }
type Stream = { dict: Dictionary; data: string }

const folder = mkdtempSync(join(tmpdir(), 'paper-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A text long enough for several pages in one answer, and markup in the operation's name. */
const wording = (place: string) =>
  place === 'operation.name'
    ? 'Fernhill <b>&amp; "Ash"</b>'
    : place.endsWith('lesson-observation') || place.endsWith('summary')
      ? 'The second pinch point filled at 13:40 and emptied at 13:52. '.repeat(160)
      : `Words at ${place}`

const DRAWING = new Set(['Tj', 'TJ', 'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Do', 'sh'])

/** What a page's content draws outside any tag, and the marks by which its tags are found. */
function readContent(content: string): { untagged: string[]; marks: number[] } {
  const marks = [...content.matchAll(/\/MCID (\d+)/g)].map(([, mark]) => Number(mark))
  const bare = content.replaceAll(/<<.*?>>/gs, ' ').replaceAll(/<[0-9a-f]*>/g, ' ')
  let depth = 0
  const untagged: string[] = []
  for (const word of bare.split(/\s+/)) {
    if (word === 'BDC' || word === 'BMC') depth += 1
    else if (word === 'EMC') depth -= 1
    else if (DRAWING.has(word) && depth === 0) untagged.push(word)
  }
  expect(depth).toBe(0)
  return { untagged, marks }
}

function dictionary(value: Value | undefined): Dictionary {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}

function asText(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}

describeWithTools('qpdf')('the parts of a printed review', { timeout: 60_000 }, () => {
  const objects = new Map<string, Dictionary>()
  const streams = new Map<string, Stream>()
  const pages: Dictionary[] = []
  const tags: Dictionary[] = []

  beforeAll(async () => {
    const file = join(folder, 'paper.pdf')
    const exchange = signedExchange(3, 'force', wording)
    writeFileSync(file, await printPdf(exchange, canonicalBytes(exchange)))
    const args = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized', file]
    const read = JSON.parse(execFileSync('qpdf', args, { encoding: 'utf8', maxBuffer: 200_000_000 }))
    for (const [key, object] of Object.entries<{ value?: Value; stream?: Stream }>(read.qpdf[1])) {
      if (object.stream) streams.set(key.slice(4), object.stream)
      const value = dictionary(object.stream ? object.stream.dict : object.value)
      objects.set(key.slice(4), value)
      if (value['/Type'] === '/Page') pages.push(value)
      if ('/S' in value && '/P' in value) tags.push(value)
    }
  })

  const textOf = (reference: Value | undefined) =>
    Buffer.from(streams.get(asText(reference))?.data ?? '', 'base64').toString('latin1')

  it('are all tagged or marks of the page, and each tag finds its part', () => {
    const read = pages.map((page) => readContent(textOf(page['/Contents'])))
    expect(read.flatMap(({ untagged }) => untagged)).toEqual([])
    const named = tags
      .flatMap((tag) => [tag['/K'] ?? []].flat())
      .filter((kid) => typeof kid === 'number' || dictionary(kid)['/Type'] === '/MCR')
    expect(named.length).toBe(read.flatMap(({ marks }) => marks).length)
    expect(named.length).toBeGreaterThan(500)
  })

  it('have headings that skip no level', () => {
    const root = [...objects.values()].find((value) => value['/Type'] === '/StructTreeRoot')
    const levels: number[] = []
    const walk = (reference: Value) => {
      const tag = objects.get(asText(reference))
      const level = /^\/H(\d)$/.exec(asText(tag?.['/S']))?.[1]
      if (level) levels.push(Number(level))
      for (const kid of [tag?.['/K'] ?? []].flat()) if (typeof kid === 'string') walk(kid)
    }
    for (const kid of [root?.['/K'] ?? []].flat()) walk(kid)
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toEqual([1])
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThan(2)
  })

  it('name the column that each table header heads, and the picture in words', () => {
    const heads = tags.filter((tag) => tag['/S'] === '/TH')
    expect(heads.length).toBeGreaterThan(20)
    for (const head of heads) expect(dictionary(head['/A'])['/Scope']).toBe('/Column')
    const [figure, ...others] = tags.filter((tag) => tag['/S'] === '/Figure')
    expect(others).toEqual([])
    expect(asText(figure?.['/Alt'])).toMatch(/QR code of the digest 30dcd2ec[0-9a-f]{56}$/)
  })

  it('carry every font, and the way back from glyphs to characters', () => {
    const fonts = [...objects.values()].filter((value) => value['/Subtype'] === '/Type0')
    expect(fonts.length).toBe(3)
    for (const font of fonts) expect(textOf(font['/ToUnicode'])).toContain('beginbfrange')
    const described = [...objects.values()].filter((value) => value['/Type'] === '/FontDescriptor')
    expect(described.map((each) => '/FontFile2' in each)).toEqual([true, true, true])
  })

  it('include metadata that stays XML whatever the operation is called', () => {
    const [, metadata] = [...streams].find(([, { dict }]) => dict['/Type'] === '/Metadata') ?? []
    const xml = Buffer.from(metadata?.data ?? '', 'base64').toString('utf8')
    expect(xml).toContain('Fernhill &lt;b&gt;&amp;amp; "Ash"&lt;/b&gt;')
    expect(xml).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(xml).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</)
    const root = [...objects.values()].find((value) => value['/Type'] === '/Catalog')
    expect(root?.['/Lang']).toBe('u:en-GB')
  })
})
