import { describe, expect, it } from 'vitest'
import { columnWidths } from './column-widths.ts'

describe('the widths of columns', () => {
  it('give words more room than a number', () => {
    expect(columnWidths(['select', 'textarea', 'textarea'], { rowName: true, acts: false })).toEqual([
      19, 17, 31, 31,
    ])
  })

  it('leave room for the way to remove a row', () => {
    expect(columnWidths(['text', 'number'], { rowName: false, acts: true })).toEqual([56, 33])
  })
})
