import { expect, it } from 'vitest'
import type { Column } from './describe-schema.ts'
import { writeTypes } from './write-types.ts'

function column(given: Partial<Column> & { name: string; type: string }): Column {
  return {
    table: 'pause_event',
    nullable: false,
    hasDefault: false,
    generatedAlways: false,
    checks: [],
    ...given,
  }
}

const body = (columns: Column[]) => /export interface PauseEvent \{\n(.*?)\}/s.exec(writeTypes(columns))?.[1]

it('writes a column as what the driver gives, absent values and defaults included', () => {
  expect(
    body([
      column({ name: 'id', type: 'uuid', hasDefault: true }),
      column({ name: 'held_at', type: 'timestamp with time zone', nullable: true }),
      column({ name: 'sequence', type: 'bigint' }),
      column({ name: 'amount', type: 'numeric' }),
      column({ name: 'known', type: 'jsonb' }),
      column({ name: 'bytes', type: 'bytea' }),
      column({ name: 'doubled', type: 'integer', generatedAlways: true, hasDefault: true }),
    ]),
  ).toBe(`  id: Generated<string>
  held_at: string | null
  sequence: number
  amount: string
  known: Json
  bytes: Buffer
  doubled: ColumnType<number, never, never>
`)
})

it('writes the values that a check allows', () => {
  expect(
    body([
      column({
        name: 'event',
        type: 'text',
        checks: ["CHECK ((event = ANY (ARRAY['pause'::text, 'resume'::text])))"],
      }),
      column({
        name: 'channel',
        type: 'text',
        nullable: true,
        checks: ["CHECK ((channel = 'by_hand'::text))"],
      }),
      column({ name: 'tier', type: 'smallint', checks: ['CHECK (((tier >= 0) AND (tier <= 3)))'] }),
      column({ name: 'count', type: 'integer', checks: ['CHECK ((count >= 0))'] }),
      column({ name: 'digest', type: 'text', checks: ["CHECK ((digest ~ '^[0-9a-f]{64}$'::text))"] }),
    ]),
  ).toBe(`  event: 'pause' | 'resume'
  channel: 'by_hand' | null
  tier: 0 | 1 | 2 | 3
  count: number
  digest: string
`)
})

it('stops at a type it has no word for', () => {
  expect(() => writeTypes([column({ name: 'area', type: 'polygon' })])).toThrow(
    'pause_event.area is polygon, which has no type here yet',
  )
})
