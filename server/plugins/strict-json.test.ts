import { describe, expect, it } from 'vitest'
import { Problem } from '../problem.ts'
import { parseStrictJson } from './strict-json.ts'

const parse = (json: string) => parseStrictJson(Buffer.from(json))

function refusal(bytes: Buffer): unknown {
  try {
    parseStrictJson(bytes)
  } catch (error) {
    if (error instanceof Problem) return error.said
    throw error
  }
  return undefined
}
const refused = (pointer: string, message: string) => ({ errors: [{ pointer, message }] })

describe('where a string ends', () => {
  it.each([
    ['{"a":"\\\\","b":1}', { a: '\\', b: 1 }],
    ['{"a":"\\\\\\"","b":1}', { a: '\\"', b: 1 }],
    ['{"a":"\\"","b":"\\""}', { a: '"', b: '"' }],
    ['{"a\\\\":"}","a":"{"}', { 'a\\': '}', a: '{' }],
    ['["","\\\\\\\\",""]', ['', '\\\\', '']],
    ['"é😀\\u0022"', 'é😀"'],
  ])('%s is read as it is by others', (json, value) => {
    expect(parse(json)).toEqual(value)
    expect(JSON.parse(json)).toEqual(value)
  })

  it.each([
    ['{"a":"\\\\","a":1}', '/body/a'],
    ['{"a":"\\"","a":1}', '/body/a'],
    ['{"\\\\":1,"\\\\":2}', '/body/\\'],
    ['{"é":",","\\u00e9":2}', '/body/é'],
    ['[{"x":"]"},{"a":"}","b":{"/":1,"/":2}}]', '/body/1/b/~1'],
  ])('%s has a name twice', (json, pointer) => {
    expect(refusal(Buffer.from(json))).toEqual(refused(pointer, 'Give each name once'))
  })

  it.each(['"', '"\\', '"\\"', '{"a":"', '["\\\\\\"]', '\\"', '"a\\\\"b"'])('%s is no JSON', (json) => {
    expect(refusal(Buffer.from(json))).toEqual(refused('/body', 'Send one JSON value'))
  })
})

describe('how much there is', () => {
  const listOf = (count: number, value: string) => `[${Array(count).fill(value).join(',')}]`
  const objectOf = (names: number, value: string) =>
    `{${Array.from({ length: names }, (_, at) => `"${at}":${value}`).join(',')}}`

  it('a list of 30,000 values and an object of 500 names are read, whatever is in their texts', () => {
    expect(parse(listOf(30_000, '",,[{\\""'))).toHaveLength(30_000)
    expect(Object.keys(parse(objectOf(500, '"\\",,"')) as object)).toHaveLength(500)
  })

  it('one more of either is refused, before it is known whether it is JSON', () => {
    const tooMany = refused('/body', 'Send 30,000 values at most')
    expect(refusal(Buffer.from(listOf(30_001, '"é"')))).toEqual(tooMany)
    expect(refusal(Buffer.from(`${listOf(30_001, '"\\""')}]`))).toEqual(tooMany)
    expect(refusal(Buffer.concat([Buffer.from([0xff]), Buffer.from(listOf(30_001, '0'))]))).toEqual(tooMany)
    expect(refusal(Buffer.from(objectOf(501, '"\\\\"')))).toEqual(refused('/body', 'Give 500 names at most'))
  })

  it('a text that never ends hides what follows it', () => {
    expect(refusal(Buffer.from(`"${','.repeat(40_000)}`))).toEqual(refused('/body', 'Send one JSON value'))
  })
})
