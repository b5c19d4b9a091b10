import type { SaveSection } from '#shared/api/reviews.ts'
import { sectionsAsked } from '#shared/form/asked.ts'
import { sectionCompleteness } from '#shared/form/completeness.ts'
import { type FormDefinition, getSection, type ReviewTier, type Section } from '#shared/form/definition.ts'
import { contextOf } from '#shared/form/marking.ts'
import { dependsOnMarking, neededSections } from '#shared/form/needed-sections.ts'
import { getFormDefinition, listFormDefinitions } from '#shared/form/registry.ts'
import { draftSchemaFor } from '#shared/form/schema-for.ts'
import { decide } from '#shared/workflow/decide.ts'
import { situationFrom } from '#shared/workflow/situation.ts'
import { enter } from '../../db/context.ts'
import type { Tx } from '../../db/types.ts'
import { answersRefused, Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { rolesIn, type Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { decisionInEffect } from '../decisions/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { listSections } from '../reviews/repository.ts'
import { openSection, rewriteSection, type Wanted, writeSection } from './repository.ts'

type Opened = Awaited<ReturnType<typeof openSection>>

const wanted = new Map<string, Wanted>()

/** The other sections that this one's questions look at, in every form definition that a review may have. */
function wantedFor(sectionId: string): Wanted {
  const known = wanted.get(sectionId) ?? workOutWanted(sectionId)
  // Only names that some definition has, so that made-up ones do not pile up.
  if (Object.keys(known).length > 0) wanted.set(sectionId, known)
  return known
}

function workOutWanted(sectionId: string): Wanted {
  return Object.fromEntries(
    listFormDefinitions().flatMap((definition) => {
      const section = definition.sections.find(({ id }) => id === sectionId)
      if (!section) return []
      const all = definition.sections.map(({ id }) => id).filter((id) => id !== sectionId)
      const needed = dependsOnMarking(definition, section) ? all : neededSections(definition, section)
      return [[`${definition.id}@${definition.version}`, needed] as const]
    }),
  )
}

const onMarking = new WeakMap<Section, boolean>()

/** The same for every save of a section of one definition. */
function looksAtMarking(definition: FormDefinition, section: Section): boolean {
  const known = onMarking.get(section) ?? dependsOnMarking(definition, section)
  onMarking.set(section, known)
  return known
}

function sectionIn(definition: FormDefinition, sectionId: string): Section {
  if (!definition.sections.some(({ id }) => id === sectionId)) throw new Problem('not_found')
  return getSection(definition, sectionId)
}

function checkAnswers(section: Section, answers: SaveSection['answers']): void {
  const checked = draftSchemaFor(section).safeParse(answers)
  if (!checked.success) throw answersRefused('/body/answers', checked.error.issues)
}

function mayEdit(opened: Opened, viewer: Viewer, section: string, saveNumber: number) {
  const relation = opened.force_id === viewer.organisation.id ? 'lead_force' : 'sharing_force'
  const situation = situationFrom({
    state: opened.state,
    actor: {
      roles: rolesIn(viewer, opened.operation_id),
      relation,
      isAuthor: false,
      facilitatedADebrief: false,
      givenSections: opened.given,
    },
    section,
    saveNumberMatches: (opened.save_number ?? 0) === saveNumber,
  })
  return decide('edit', situation)
}

async function refuseStale(tx: Tx, opened: Opened, sectionId: string): Promise<never> {
  const stored = (await listSections(tx, opened)).find(({ section_id }) => section_id === sectionId)
  const people = await findPeople(tx, [stored?.saved_by ?? null])
  throw new Problem('section_changed', {
    saveNumber: stored?.save_number ?? 0,
    answers: stored?.answers ?? {},
    savedAt: stored?.saved_at ?? null,
    savedBy: stored ? nameOf(people, stored.saved_by) : null,
  })
}

/**
 * From the first answer someone saves they are an author, and can never sign this review: the chain of the review's
 * force says so, also of someone of a force that it is shared with.
 */
async function recordAuthor(tx: Tx, viewer: Viewer, opened: Opened): Promise<void> {
  await enter(tx, { jobForceId: opened.force_id })
  await recordEvent(tx, viewer, opened.at, {
    forceId: opened.force_id,
    action: 'become_author',
    operationId: opened.operation_id,
    reviewId: opened.id,
  })
  await enter(tx, { personId: viewer.personId, organisationId: viewer.organisation.id })
}

/** The tier that asks for this section; `not_found` where none is in effect or it does not. */
function tierAsking(opened: Opened, definition: FormDefinition, section: Section): ReviewTier {
  const tier = decisionInEffect(opened.decisions)?.chosen_tier
  if (tier !== 1 && tier !== 2 && tier !== 3) throw new Problem('not_found')
  if (!sectionsAsked(definition, tier).includes(section)) throw new Problem('not_found')
  return tier
}

/**
 * Saves a section whole, however incomplete: one statement to read and lock, one to write. A stale save number is refused
 * with what is stored now. `at` is the time of a transaction that does more than this; null where the save is all of it,
 * which then takes its time from the database and may commit with the last statement.
 */
export async function saveSection(
  tx: Tx,
  viewer: Viewer,
  at: string | null,
  where: { id: string; section: string },
  input: SaveSection,
) {
  const opened = await openSection(tx, viewer, { ...where, wanted: wantedFor(where.section), at })
  const definition = getFormDefinition(opened.definition_id, opened.definition_version)
  const section = sectionIn(definition, where.section)
  checkAnswers(section, input.answers)
  const outcome = mayEdit(opened, viewer, section.id, input.saveNumber)
  if (!outcome.ok) {
    // A force that it is shared with may read it; to its debrief leads there is nothing here to write.
    if (outcome.refusal === 'other_force') throw new Problem('not_found')
    if (outcome.refusal === 'save_number_stale') await refuseStale(tx, opened, section.id)
    throw refused(outcome.refusal)
  }
  const tier = tierAsking(opened, definition, section)
  const saved = { expected: input.saveNumber, answers: input.answers, by: viewer.personId, at: opened.at }
  const alone = at === null
  if (alone && opened.is_author && input.saveNumber > 0) {
    await rewriteSection(tx, opened, { id: section.id, ...saved })
  } else {
    const written = await writeSection(tx, opened, { id: section.id, ...saved })
    if (!written) await refuseStale(tx, opened, section.id)
    if (written?.newAuthor) await recordAuthor(tx, viewer, opened)
  }

  const answers = { ...opened.answers, [section.id]: input.answers }
  const content = { tier, facts: opened.facts, answers, recorded: opened.recorded }
  const context = looksAtMarking(definition, section)
    ? contextOf(definition, content)
    : { ...content, definition, marking: 'OFFICIAL' as const }
  const done = sectionCompleteness(section, context)
  const { personId, name, rank, rankShort } = viewer
  const saveNumber = input.saveNumber + 1
  const savedBy = { id: personId, name, rank, rankShort }
  return { saveNumber, savedAt: opened.at, progress: { ...done, saveNumber, savedAt: opened.at, savedBy } }
}
