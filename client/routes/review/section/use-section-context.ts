import { useCheckIf, useSections } from '#client/api/reviews.ts'
import { useRule } from '#client/api/rule.ts'
import type { FieldSources } from '#client/fields/sources.tsx'
import type { CheckReply, ReviewReply, SectionReply } from '#shared/api/reviews.ts'
import { itemTitle } from '#shared/form/answer-text.ts'
import { asText, objectsIn, type ReviewAnswers, type SectionAnswers } from '#shared/form/answers.ts'
import type { FormContext } from '#shared/form/asked.ts'
import type { FormDefinition, Marking, ReviewTier, Section } from '#shared/form/definition.ts'
import type { Printing } from '#shared/form/document-entry.ts'
import { itemTitlesOf } from '#shared/form/document-items.ts'
import { chosenMarking, higher } from '#shared/form/marking.ts'
import { dependsOnMarking, neededSections } from '#shared/form/needed-sections.ts'
import { forces } from '#shared/reference/organisations.ts'

export type OpenSection = {
  review: ReviewReply
  definition: FormDefinition
  section: Section
  tier: ReviewTier
  reply: SectionReply
}

type SectionContext = {
  /** What decides what is asked, with these answers in this section. */
  withTyped: (typed: SectionAnswers) => FormContext
  printingWith: (context: FormContext) => Printing
  sources: FieldSources
  /** The marking that the rest of the review has already; null where this section has nothing to do with it. */
  floor: Marking | null
}

/** The marking without what a person chose: some answer carries it. */
function floorIn({ document }: CheckReply, markingField: string): Marking {
  return document.sections
    .flatMap(({ entries }) => entries)
    .filter(({ id, answered }) => answered && id !== markingField)
    .map(({ marking }) => marking)
    .reduce(higher, 'OFFICIAL')
}

function sourcesIn(definition: FormDefinition, answers: ReviewAnswers): FieldSources {
  const items: FieldSources['items'] = Object.fromEntries(
    definition.sections.flatMap((section) =>
      section.fields.flatMap((field) =>
        field.type === 'repeat'
          ? [
              [
                field.id,
                objectsIn(answers[section.id]?.[field.id]).map((item, at) => ({
                  id: asText(item.id ?? null),
                  label: itemTitle(field, field.titleFrom ?? [], item, at),
                })),
              ] as const,
            ]
          : [],
      ),
    ),
  )
  return { forces: forces().map(({ id, name }) => ({ id, label: name })), items }
}

/** All that a section's questions and printed parts look at besides its own answers. */
export function useSectionContext({ review, definition, section, tier, reply }: OpenSection): SectionContext {
  const needed = neededSections(definition, section)
  const others = useSections(review.id, needed)
  const check = useCheckIf(dependsOnMarking(definition, section), review.id)
  const { ruleId, ruleVersion } = reply.records.decision
  const { criteria } = useRule(ruleId, ruleVersion)
  const floor = check ? floorIn(check, definition.markingField) : null
  const elsewhere = Object.fromEntries(others.map(({ sectionId, answers }) => [sectionId, answers]))
  return {
    floor,
    sources: sourcesIn(definition, elsewhere),
    withTyped: (typed) => {
      const answers = { ...elsewhere, [section.id]: typed }
      const marking = floor === null ? review.marking : higher(floor, chosenMarking(definition, answers))
      return { definition, tier, facts: reply.known, answers, records: reply.records, marking }
    },
    printingWith: (context) => ({
      context,
      audience: 'force',
      criteria,
      records: reply.records,
      look: {
        forceNames: Object.fromEntries(forces().map(({ id, name }) => [id, name])),
        withNames: true,
        itemTitles: itemTitlesOf(context, 'force'),
      },
    }),
  }
}
