import { type Insertable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { KnownFacts } from '#shared/api/decisions.ts'
import type { Answers } from '#shared/api/reviews.ts'
import type { ReviewState } from '#shared/workflow/states.ts'
import { noteOpened, takeAccessLogRows, withAccessLog } from '../../access/access-log.ts'
import { compiledOnce } from '../../db/compiled-once.ts'
import { CameBetween } from '../../db/context.ts'
import type { AccessLog } from '../../db/schema.ts'
import { WITH_THE_COMMIT, WITH_THE_NEXT } from '../../db/send-ahead.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'

type Key = { force_id: string; id: string }

/** The records that openSection knows of whether there are any. */
export const KNOWN_RECORDS: readonly string[] = ['pauses.contacts']

/** Which other sections' answers are wanted, by form definition ("id@version"). */
export type Wanted = Readonly<Record<string, readonly string[]>>

/**
 * Holds the review as it is until commit, before anything of it is read: whoever ends a share or takes a section back
 * holds it too, and a statement that waited for them itself would still read what they ended.
 */
async function holdReview(tx: Tx, { organisation }: Viewer, id: string): Promise<void> {
  await sql`${sql.raw(WITH_THE_NEXT)}select from review where id = ${id} and force_id = any (array(
    select ${organisation.id} union select force_id from share
    where with_force_id = ${organisation.id} and ended_at is null)) for share`.execute(tx)
}

type Asked = {
  id: string
  section: string
  wanted: string
  at: string | null
  personId: string
  ownForce: string
}

/** The review with what it takes to write this section: its save number, its facts and its decisions. */
const ownSection = compiledOnce((tx, asked: Asked) =>
  reviewFor(tx, asked).where('review.force_id', '=', asked.ownForce).forShare('review'),
)

/**
 * The same with the answers that the section's questions look at, the sections given to this person, and whether there
 * are records that raise the marking.
 */
const givenSection = compiledOnce((tx, asked: Asked) =>
  reviewFor(tx, asked)
    .select((eb) => [
      eb
        .selectFrom('review_section')
        .select(sql<Record<string, Answers> | null>`jsonb_object_agg(section_id, answers)`.as('answers'))
        .whereRef('review_section.force_id', '=', 'review.force_id')
        .whereRef('review_section.review_id', '=', 'review.id')
        .where(
          sql<boolean>`${asked.wanted}::jsonb -> (definition_id || '@' || definition_version) ? section_id`,
        )
        .as('answers'),
      eb
        .selectFrom('section_given')
        .select(sql<string[] | null>`array_agg(section_id)`.as('given'))
        .whereRef('section_given.force_id', '=', 'review.force_id')
        .whereRef('section_given.review_id', '=', 'review.id')
        .where('person_id', '=', asked.personId)
        .where('of_force_id', '=', asked.ownForce)
        .where('ended_at', 'is', null)
        .as('given'),
      eb
        .exists(
          eb
            .selectFrom('pause_event')
            .select('pause_event.id')
            .whereRef('pause_event.force_id', '=', 'review.force_id')
            .whereRef('pause_event.operation_id', '=', 'review.operation_id')
            .where('contact', 'is not', null),
        )
        .as('pause_contacts'),
    ])
    .where((eb) =>
      eb.or([
        eb('review.force_id', '=', asked.ownForce),
        eb.exists(
          eb
            .selectFrom('share')
            .select('share.id')
            .whereRef('share.force_id', '=', 'review.force_id')
            .whereRef('share.operation_id', '=', 'review.operation_id')
            .where('share.with_force_id', '=', asked.ownForce)
            .where('share.ended_at', 'is', null),
        ),
      ]),
    )
    .forShare('review'),
)

function reviewFor(tx: Tx, asked: Asked) {
  return tx
    .selectFrom('review')
    .select(['review.force_id', 'review.id', 'review.operation_id', 'review.state'])
    .select(['review.definition_id', 'review.definition_version'])
    .select((eb) => [
      sql<string>`coalesce(${asked.at}::timestamptz, now())`.as('at'),
      eb
        .selectFrom('review_section')
        .select('save_number')
        .whereRef('review_section.force_id', '=', 'review.force_id')
        .whereRef('review_section.review_id', '=', 'review.id')
        .where('section_id', '=', asked.section)
        .as('save_number'),
      eb
        .selectFrom('facts')
        .select('known')
        .whereRef('facts.force_id', '=', 'review.force_id')
        .whereRef('facts.operation_id', '=', 'review.operation_id')
        .as('facts'),
      eb
        .exists(
          eb
            .selectFrom('review_author')
            .select('review_author.person_id')
            .whereRef('review_author.force_id', '=', 'review.force_id')
            .whereRef('review_author.review_id', '=', 'review.id')
            .where('person_id', '=', asked.personId),
        )
        .as('is_author'),
      jsonArrayFrom(
        eb
          .selectFrom('decision')
          .leftJoin('decision_confirmation', (join) =>
            join
              .onRef('decision_confirmation.force_id', '=', 'decision.force_id')
              .onRef('decision_confirmation.decision_id', '=', 'decision.id'),
          )
          .select(['chosen_tier', 'in_effect', 'decided_at', 'confirmed_at'])
          .whereRef('decision.force_id', '=', 'review.force_id')
          .whereRef('decision.operation_id', '=', 'review.operation_id')
          .orderBy('number', 'desc'),
      ).as('decisions'),
    ])
    .where('review.id', '=', asked.id)
}

/**
 * A review and one of its sections, for saving: everything that decides whether it may be and what is left in it then,
 * in one statement. The review is locked against being moved until commit, and not against other saves. `at` is the
 * database's time where null. Throws `not_found` where the review is absent or not the viewer's to see.
 */
export async function openSection(
  tx: Tx,
  viewer: Viewer,
  where: { id: string; section: string; wanted: Wanted; at: string | null },
) {
  const wants = Object.values(where.wanted).some((sections) => sections.length > 0)
  const asked = {
    ...where,
    wanted: JSON.stringify(where.wanted),
    personId: viewer.personId,
    ownForce: viewer.organisation.id,
  }
  // Only contributors write for another force or a part alone; for the others there is less to ask.
  if (viewer.roles.includes('contributor')) await holdReview(tx, viewer, where.id)
  const [review]: Opened[] =
    wants || viewer.roles.includes('contributor')
      ? await givenSection(tx, asked)
      : await ownSection(tx, asked)
  if (!review) throw new Problem('not_found')
  noteOpened(tx, 'review', review)
  return {
    ...review,
    state: review.state as ReviewState,
    facts: (review.facts ?? {}) as KnownFacts,
    answers: review.answers ?? {},
    given: review.given ?? [],
    recorded: new Set(review.pause_contacts === true ? ['pauses.contacts'] : []),
  }
}

type Found = Awaited<ReturnType<typeof ownSection>>[number]
type Opened = Found & {
  answers?: Record<string, Answers> | null
  given?: string[] | null
  pause_contacts?: unknown
}

type Saved = { id: string; expected: number; answers: Answers; by: string; at: string }

/**
 * Writes a section whole, if its save number is still `expected`, and notes for ever that this person wrote in the
 * review. Undefined where someone else saved in between. The access log's rows of the request go with it.
 */
export async function writeSection(
  tx: Tx,
  review: Key,
  saved: Saved,
): Promise<{ newAuthor: boolean } | undefined> {
  const values = { answers: JSON.stringify(saved.answers), saved_at: saved.at, saved_by: saved.by }
  const written = await withAccessLog(tx)
    .with('written', (query) =>
      saved.expected === 0
        ? query
            .insertInto('review_section')
            .values({
              force_id: review.force_id,
              review_id: review.id,
              section_id: saved.id,
              save_number: 1,
              ...values,
            })
            .onConflict((conflict) => conflict.doNothing())
            .returning(['force_id', 'review_id', 'saved_by', 'saved_at'])
        : query
            .updateTable('review_section')
            .set({ save_number: saved.expected + 1, ...values })
            .where('force_id', '=', review.force_id)
            .where('review_id', '=', review.id)
            .where('section_id', '=', saved.id)
            .where('save_number', '=', saved.expected)
            .returning(['force_id', 'review_id', 'saved_by', 'saved_at']),
    )
    .with('author', (query) =>
      query
        .insertInto('review_author')
        .columns(['force_id', 'review_id', 'person_id', 'first_saved_at'])
        .expression((eb) =>
          eb.selectFrom('written').select(['force_id', 'review_id', 'saved_by', 'saved_at']),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('person_id'),
    )
    .selectFrom('written')
    .select((eb) => eb.exists(eb.selectFrom('author').select('person_id')).as('newAuthor'))
    .execute()
  return written[0] && { newAuthor: written[0].newAuthor === true }
}

type Rewrite = Omit<Insertable<AccessLog>, 'id'> &
  Omit<Saved, 'answers'> & { answers: string; reviewId: string }

const rewritten = compiledOnce(
  (_: Tx, saved: Rewrite) => sql<{ save_number: number }>`
    with written as (
      update review_section
      set save_number = ${saved.expected} + 1, answers = ${saved.answers}, saved_at = ${saved.at}, saved_by = ${saved.by}
      where force_id = ${saved.force_id} and review_id = ${saved.reviewId} and section_id = ${saved.id}
        and save_number = ${saved.expected}
      returning save_number),
    access_logged as (
      insert into access_log (force_id, person_id, organisation_id, did, route, subject_kind, subject_ids,
        session_id, request_id)
      select ${saved.force_id}, ${saved.person_id}::uuid, ${saved.organisation_id}, ${saved.did}, ${saved.route},
        ${saved.subject_kind}, ${saved.subject_ids}::uuid[], ${saved.session_id}::uuid, ${saved.request_id}::uuid
      from written)
    select save_number from written`,
  WITH_THE_COMMIT,
)

/**
 * Writes a section that this person wrote in before, and its row of the access log, and commits: there is nothing else
 * to note, so it is the last of its transaction. Where someone else saved since it was read it writes nothing and throws
 * `CameBetween`.
 */
export async function rewriteSection(tx: Tx, review: Key, saved: Saved): Promise<void> {
  const [row, ...others] = takeAccessLogRows(tx)
  if (!row || others.length > 0) throw new Error('a save is one entry of the access log')
  const answers = JSON.stringify(saved.answers)
  const written = await rewritten(tx, { ...row, ...saved, answers, reviewId: review.id })
  if (written.length === 0) throw new CameBetween('someone else saved this section')
}
