import { useSuspenseQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useFormDefinition } from '#client/api/form-definition.ts'
import { reviewQuery, sectionQuery } from '#client/api/reviews.ts'
import { NotFound } from '#client/frame/failure.tsx'
import { sectionsAsked } from '#shared/form/asked.ts'
import { isAnswerField, ReviewTier } from '#shared/form/definition.ts'
import { SectionEditor } from './section-editor.tsx'
import { SectionReading } from './section-reading.tsx'
import { type Neighbours, neighboursOf } from './section-words.ts'
import type { OpenSection } from './use-section-context.ts'

/** Once it is open for writing it stays so: what is on the page must outlive the review being sent meanwhile. */
function Opened({ open, place }: { open: OpenSection; place: Neighbours }) {
  const { section, reply } = open
  const mayWrite = reply.readOnly === null && section.fields.some(isAnswerField)
  const [writes, setWrites] = useState(mayWrite)
  if (mayWrite && !writes) setWrites(true)
  return writes ? <SectionEditor open={open} place={place} /> : <SectionReading open={open} place={place} />
}

/** One section of a review: written by those who may, read by the others. */
export function SectionPage() {
  const { id = '', section: sectionId = '' } = useParams()
  const [{ data: review }, { data: reply }] = useSuspenseQueries({
    queries: [reviewQuery(id), sectionQuery(id, sectionId)],
  })
  const definition = useFormDefinition(review.definition.id, review.definition.version)
  const tier = ReviewTier.safeParse(review.tier).data
  const asked = tier ? sectionsAsked(definition, tier) : []
  const section = asked.find((each) => each.id === sectionId)
  const place = neighboursOf(asked, sectionId)
  if (!tier || !section || !place) return <NotFound />
  return <Opened key={sectionId} open={{ review, definition, section, tier, reply }} place={place} />
}
