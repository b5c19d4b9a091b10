import { describe, expect, it } from 'vitest'
import { signedExchange } from '#test/support/signed-exchange.ts'
import { Exchange, exchangeJsonSchema } from './exchange@1.0.0.ts'

const exchange = signedExchange(2, 'recipient', (place) => `Words at ${place}`)

describe('the JSON that leaves', () => {
  it('reads back as it was written', () => {
    expect(Exchange.parse(JSON.parse(JSON.stringify(exchange)))).toEqual(exchange)
  })

  it.each`
    what                                 | changed
    ${'a member nobody knows'}           | ${{ ...exchange, note: 'x' }}
    ${'another format'}                  | ${{ ...exchange, format: 'pelr-exchange@2.0.0' }}
    ${'a digest in capitals'}            | ${{ ...exchange, envelopeDigest: 'A'.repeat(64) }}
    ${'a salt that is too short'}        | ${{ ...exchange, rendition: { ...exchange.rendition, salt: 'A'.repeat(42) } }}
    ${'a moment that is a local time'}   | ${{ ...exchange, signOff: { ...exchange.signOff, signedAt: '2026-11-24T14:31' } }}
    ${'a revision before the first one'} | ${{ ...exchange, rendition: { ...exchange.rendition, review: { ...exchange.rendition.review, revision: 0 } } }}
  `('is refused with $what', ({ changed }) => {
    expect(Exchange.safeParse(changed).success).toBe(false)
  })

  it('has a published schema that is as strict', () => {
    const schema = exchangeJsonSchema()
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema.required).toEqual(['format', 'envelope', 'envelopeDigest', 'rendition', 'signOff'])
    expect(schema.additionalProperties).toBe(false)
  })
})
