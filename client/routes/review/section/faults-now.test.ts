import { describe, expect, it } from 'vitest'
import { getSection } from '#shared/form/definition.ts'
import { contextOf } from '#shared/form/marking.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { faultsNow, stillThere } from './faults-now.ts'

const definition = currentFormDefinition()
const section = getSection(definition, 'intelligence')
const contextWith = (answers: Record<string, string | number>) =>
  contextOf(definition, { tier: 1, facts: { attendance: 900 }, answers: { intelligence: answers } })

describe('what is to be put right in a section', () => {
  it('names what is missing and what cannot be read, in the order of the page', () => {
    const unsavable = [{ path: ['attendance-forecast'], message: 'Enter a whole number' }]
    expect(faultsNow(section, contextWith({ 'attendance-forecast': '1,2x' }), unsavable)).toEqual([
      { path: ['attendance-forecast'], message: 'Enter a whole number' },
      { path: ['intel-variance'], message: expect.stringMatching(/./) },
      { path: ['sib-submitted'], message: expect.stringMatching(/./) },
    ])
  })

  it('keeps only what is still there once it is shown', () => {
    const shown = faultsNow(section, contextWith({}), [])
    const now = faultsNow(section, contextWith({ 'attendance-forecast': 800 }), [])
    expect(shown.map(({ path }) => path[0])).toEqual([
      'attendance-forecast',
      'intel-variance',
      'sib-submitted',
    ])
    expect(stillThere(shown, now).map(({ path }) => path[0])).toEqual(['intel-variance', 'sib-submitted'])
    expect(stillThere([], now)).toEqual([])
    // Copies that say the same change nothing on the page.
    expect(stillThere(shown, structuredClone(shown))).toBe(shown)
  })
})
