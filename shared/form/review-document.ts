import { z } from 'zod'
import { Json } from './answers.ts'
import { Audience, Marking, ReviewTier } from './definition.ts'

/**
 * A review as it is printed for one audience: what screen, PDF and JSON all print, and what is frozen. It
 * holds every word it needs, so it reads the same when the definition that made it is long gone.
 */

const entry = {
  id: z.string(),
  label: z.string(),
  marking: Marking,
  /** False where nothing was answered; the text then says so. */
  answered: z.boolean(),
  /** The answer as data; null where there is none. */
  value: Json,
}

const TextEntry = z.strictObject({ kind: z.literal('text'), ...entry, text: z.string().min(1) })
const TableEntry = z.strictObject({
  kind: z.literal('table'),
  ...entry,
  columns: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  rows: z.array(z.array(z.string())),
})
const ItemsEntry = z.strictObject({
  kind: z.literal('items'),
  ...entry,
  items: z.array(
    z.strictObject({
      title: z.string(),
      entries: z.array(z.strictObject({ id: z.string(), label: z.string(), text: z.string() })),
    }),
  ),
})

export const DocumentEntry = z.discriminatedUnion('kind', [TextEntry, TableEntry, ItemsEntry])
export type DocumentEntry = z.infer<typeof DocumentEntry>

export const DocumentSection = z.strictObject({
  id: z.string(),
  /** From 1, as the force counts them; the same in every audience's rendition. */
  number: z.int().min(1),
  title: z.string(),
  entries: z.array(DocumentEntry),
  /** Labels of answers that are kept but not sent; always empty in what is frozen. */
  leftOut: z.array(z.string()),
})
export type DocumentSection = z.infer<typeof DocumentSection>

export const ReviewDocument = z.strictObject({
  definition: z.strictObject({ id: z.string(), version: z.string(), title: z.string() }),
  audience: Audience,
  tier: ReviewTier,
  marking: Marking,
  sections: z.array(DocumentSection),
})
export type ReviewDocument = z.infer<typeof ReviewDocument>
