import { describe, expect, it } from 'vitest'
import { forces, getOrganisation, oversightBodies, recipient } from './organisations.ts'

describe('organisations', () => {
  it('are 48 forces: 43 of England and Wales, and five others', () => {
    const local = forces().filter(
      ({ country, region }) => region !== 'National' && /England|Wales/.test(country),
    )
    expect(forces()).toHaveLength(48)
    expect(local).toHaveLength(43)
  })

  it('have ids of their own', () => {
    const ids = [...forces(), ...oversightBodies(), recipient()].map(({ id }) => id)
    expect(new Set(ids).size).toBe(97)
  })

  it('include exactly one oversight body for every force', () => {
    const overseen = oversightBodies().flatMap(({ oversees }) => oversees)
    expect([...overseen].sort()).toEqual(
      forces()
        .map(({ id }) => id)
        .sort(),
    )
  })

  it.each([
    ['hampshire', 'force', 'Hampshire and Isle of Wight Constabulary'],
    ['thames-valley', 'force', 'Thames Valley Police'],
    ['hampshire-oversight', 'oversight_body', 'Hampshire and Isle of Wight Police and Crime Commissioner'],
    ['metropolitan-oversight', 'oversight_body', "Mayor's Office for Policing and Crime (MOPAC)"],
    ['npocc', 'recipient', 'National Police Coordination Centre'],
  ])('%s is a %s called %s', (id, kind, name) => {
    expect(getOrganisation(id)).toMatchObject({ id, kind, name })
  })

  it('cannot be got where there is none', () => {
    expect(() => getOrganisation('atlantis')).toThrow('There is no organisation atlantis')
  })
})
