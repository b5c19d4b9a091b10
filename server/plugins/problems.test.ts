import { describe, expect, it } from 'vitest'
import { Problem } from '../problem.ts'
import { logged, problemOf } from './problems.ts'

const failing = (more: object) => Object.assign(new Error('new row violates a check'), more)

describe('an error that nobody expected', () => {
  it('is logged by its code and its places, without a word that it quotes', () => {
    const error = failing({ code: '23514', detail: 'Failing row contains (kent, a name).', where: 'a name' })
    error.message = 'a name'
    const line = logged(error)
    expect(line).toMatchObject({ code: '23514', name: 'Error' })
    expect(line.frames.length).toBeGreaterThan(0)
    expect(JSON.stringify(line)).not.toContain('a name')
  })

  it('is logged also where it is no error at all', () => {
    expect(logged('a name')).toMatchObject({ code: undefined, name: 'Error' })
    expect(JSON.stringify(logged('a name'))).not.toContain('a name')
  })
})

describe('what a caller is told', () => {
  it.each([
    [failing({ code: '55P03' }), 'busy'],
    [failing({ code: '57P01' }), 'busy'],
    [failing({ code: 'ECONNREFUSED' }), 'busy'],
    [new Error('Connection terminated unexpectedly'), 'busy'],
    [new Error('timeout exceeded when trying to connect'), 'busy'],
    [failing({ code: '22021' }), 'malformed_request'],
    [failing({ code: 'FST_ERR_CTP_BODY_TOO_LARGE' }), 'too_large'],
    [failing({ statusCode: 400 }), 'malformed_request'],
    [failing({ statusCode: 412 }), 'malformed_request'],
    [failing({ statusCode: 404 }), 'not_found'],
    [failing({ statusCode: 500 }), 'unexpected'],
    [failing({ code: '23514' }), 'unexpected'],
    [failing({ code: '42501', message: 'new row violates row-level security policy' }), 'not_allowed'],
    [failing({ code: '42501', message: 'permission denied for table review' }), 'unexpected'],
    [new RangeError('a bug'), 'unexpected'],
    [new Problem('not_found'), 'not_found'],
  ])('of %o is %s', (error, code) => {
    expect(problemOf(error).code).toBe(code)
  })
})
