import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { canonicalize } from 'json-canonicalize'
import { expect } from 'vitest'
import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { missingTools } from './tools.ts'

const hash = (value: unknown) => createHash('sha256').update(canonicalize(value)).digest('hex')

/** The JSON fits the published schema, and its digests are what anyone gets who hashes its parts without our code. */
export function expectSignedJson(json: Buffer, schema: object): void {
  const exchange = JSON.parse(json.toString('utf8')) as Exchange
  const ajv = new Ajv2020.default({ strict: false })
  addFormats.default(ajv)
  expect(ajv.validate(schema, exchange), ajv.errorsText()).toBe(true)
  expect(json.toString('utf8')).toBe(canonicalize(exchange))
  expect(hash(exchange.envelope)).toBe(exchange.signOff.envelopeDigest)
  const { audience } = exchange.rendition
  expect(exchange.envelope.renditions).toContainEqual({ audience, digest: hash(exchange.rendition) })
}

/** The PDF is whole and tagged and holds these words, by other people's tools where this machine has them. */
export function expectPrinted(pdf: Buffer, words: string): void {
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  if (missingTools(['qpdf', 'pdfinfo', 'pdftotext']).length > 0) return
  const folder = mkdtempSync(join(tmpdir(), 'pack-'))
  try {
    const path = join(folder, 'review.pdf')
    writeFileSync(path, pdf)
    const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8' })
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
    expect(run('pdfinfo', path)).toMatch(/Tagged: +yes/)
    expect(run('pdftotext', '-raw', path, '-').replaceAll(/\s+/g, '')).toContain(words.replaceAll(/\s+/g, ''))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
