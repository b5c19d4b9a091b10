import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { answerId } from '#client/fields/answer-id.ts'
import type { Fault } from '#client/fields/faults.tsx'
import { SectionForm } from '#client/fields/section-form.tsx'
import { SourcesProvider } from '#client/fields/sources.tsx'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ErrorSummary, type SummaryLine } from '#client/parts/error-summary.tsx'
import { LeaveGuard } from '#client/parts/leave-guard.tsx'
import { isOptionalSection } from '#shared/form/asked.ts'
import type { Section } from '#shared/form/definition.ts'
import { higher } from '#shared/form/marking.ts'
import { isAskedByTier } from '#shared/form/why-asked.ts'
import { GoldComment } from '../comments/gold-comment.tsx'
import { ConflictView } from '../conflict/conflict-view.tsx'
import { foldGaps, restWords } from '../folded-gaps.ts'
import { AboutSection } from './about-section.tsx'
import { faultsNow, stillThere } from './faults-now.ts'
import { FROM, FROM_CHECK } from './from-check.ts'
import { printedFields } from './printed-fields.tsx'
import { SaveBar } from './save-bar.tsx'
import { savingOf } from './saving-words.ts'
import { SectionAlerts } from './section-alerts.tsx'
import { expectationWords, type Neighbours, summaryWords } from './section-words.ts'
import { type OpenSection, useSectionContext } from './use-section-context.ts'
import { type SectionDraft, useSectionDraft } from './use-section-draft.ts'
import { useTyping } from './use-typing.ts'

type Check = { faults: readonly Fault[]; occasion: number; nothingLeft: boolean }

/** True at the place itself and anywhere in it: a table's place stands for all of its cells. */
function isAt(path: Fault['path'], place: string): boolean {
  return path.some((_part, at) => answerId(path.slice(0, at + 1)) === place)
}

/** The faults that were asked for: by the button, or by coming from a list of what is left. */
function useCheck(now: readonly Fault[], draft: SectionDraft) {
  const { hash } = useLocation()
  const [check, setCheck] = useState<Check>(() => ({
    faults: now.filter(({ path }) => isAt(path, decodeURIComponent(hash).slice(1))),
    occasion: 0,
    nothingLeft: false,
  }))
  const show = (faults: readonly Fault[]) =>
    setCheck(({ occasion }) => ({ faults, occasion: occasion + 1, nothingLeft: faults.length === 0 }))
  return {
    faults: stillThere(check.faults, now),
    occasion: check.occasion,
    nothingLeft: check.nothingLeft && now.length === 0,
    checkAll: () => {
      show(now)
      void draft.flush()
    },
    showUnsavable: () => show(draft.savable.faults),
  }
}

/** So many of one table or list are listed at once; the next ones follow when these are put right. */
const LISTED_OF_A_FIELD = 10

function linesOf(section: Section, faults: readonly Fault[]): SummaryLine[] {
  const fieldOf = ({ path }: Fault) => String(path[0] ?? '')
  return foldGaps(faults, fieldOf, LISTED_OF_A_FIELD).flatMap(({ fieldId, named, rest }) => {
    const lines = named.map(({ path, message, because }) => ({
      message,
      ...(path.length > 0 && { place: answerId(path) }),
      ...(because !== undefined && { because }),
    }))
    const [next] = rest
    const label = section.fields.find(({ id }) => id === fieldId)?.label ?? ''
    return next ? [...lines, { message: restWords(rest, label), place: answerId(next.path) }] : lines
  })
}

/** What would be lost by leaving. */
function whyUnsaved({ savable, state }: SectionDraft): string {
  const [fault] = savable.faults
  if (savable.answers === null) return 'This section is too large to be saved.'
  if (fault) return `An answer cannot be saved as it is. ${fault.message}.`
  if (state.changed) return 'Someone else saved this section, and you have not chosen what to keep.'
  return 'The service could not be reached, or took no more of it.'
}

function rescueFrom({ state, again }: SectionDraft, compare: () => void) {
  if (state.changed) return { words: 'Compare the two', act: compare }
  return state.refused === null ? null : { words: 'Try again', act: again }
}

/** Focus starts at the heading again when the choice between two versions is over. */
function useReturnToHeading(away: boolean): void {
  const was = useRef(away)
  useEffect(() => {
    if (was.current && !away) document.querySelector<HTMLElement>('main h1')?.focus()
    was.current = away
  }, [away])
}

/** A section that this person may write: it saves by itself, and nothing that is typed is lost. */
export function SectionEditor({ open, place }: { open: OpenSection; place: Neighbours }) {
  const { review, section, tier, reply } = open
  const navigate = useNavigate()
  const { personId } = useViewer()
  const around = useSectionContext(open)
  const draft = useSectionDraft(section, reply)
  const typing = useTyping(
    section.fields.map(({ id }) => id),
    draft.flush,
  )
  const [choosing, setChoosing] = useState(false)
  const { typed, savable, state } = draft

  const context = around.withTyped(typed)
  const printing = around.printingWith(context)
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and titles come from the reply
  const look = useMemo(() => printing.look, [reply])
  const now = faultsNow(section, context, savable.faults)
  const check = useCheck(now, draft)
  const tooLarge = savable.answers === null
  const halfTyped = savable.faults.filter(({ path }) => path[0] === typing.field).length
  const unsavable = savable.faults.length - halfTyped
  const saving = savingOf({ state, unsavable, halfTyped, tooLarge, personId })
  const list = `/reviews/${review.id}`
  const [query] = useSearchParams()
  const checking = query.get(FROM) === FROM_CHECK
  const back = checking
    ? { to: `${list}/check`, words: 'Check the answers' }
    : { to: list, words: `${review.moments.name}: the review` }
  const marking = higher(context.marking, review.marking)

  const goOn = async (to: string) => {
    const saved = await draft.flush()
    if (saved) return navigate(to)
    if (savable.faults.length > 0) check.showUnsavable()
    setChoosing(true)
  }

  const changed = choosing ? state.changed : null
  const guard = <LeaveGuard isUnsaved={draft.isUnsaved} save={draft.flush} why={whyUnsaved(draft)} />
  useReturnToHeading(changed !== null)
  if (changed) {
    return (
      <>
        <ConflictView
          key={changed.saveNumber}
          section={section}
          about={{ operation: review.moments.name, marking, back, at: review.countedAt }}
          opened={state.saved.answers}
          stored={changed}
          typed={typed}
          look={look}
          onLeave={() => setChoosing(false)}
          onChosen={(answers) => void draft.settle(changed, answers)}
        />
        {guard}
      </>
    )
  }
  return (
    <Page
      title={section.title}
      about={review.moments.name}
      marking={marking}
      caption={`${review.moments.name} · section ${place.number} of ${place.of}`}
      back={back}
      above={
        <ErrorSummary
          lines={check.occasion > 0 ? linesOf(section, check.faults) : []}
          occasion={check.occasion}
        >
          <p>
            {tooLarge
              ? 'Nothing more of this section is saved until it is smaller.'
              : summaryWords(check.faults.length, savable.faults.length)}
          </p>
        </ErrorSummary>
      }
    >
      <SectionAlerts
        section={section}
        draft={draft}
        look={look}
        personId={personId}
        floor={around.floor}
        readOnly={reply.readOnly}
        onCompare={() => setChoosing(true)}
      />
      {review.comments
        .filter(({ sectionId }) => sectionId === section.id)
        .map((comment) => (
          <GoldComment key={comment.id} review={review} comment={comment} about={section.title} />
        ))}
      <AboutSection saving={saving} saved={state.saved} typed={typed} at={review.countedAt} />
      <p className="govuk-body app-measure">
        {section.purpose}{' '}
        {expectationWords(tier, isOptionalSection(section, tier), isAskedByTier(section, tier))}
      </p>
      <form
        noValidate
        onSubmit={(event) => event.preventDefault()}
        onChange={typing.onChange}
        onBlur={typing.onBlur}
        onMouseDown={typing.onMouseDown}
      >
        <SourcesProvider sources={around.sources}>
          <SectionForm
            section={section}
            control={draft.control}
            context={context}
            faults={check.faults}
            printed={printedFields(section, printing, review.operationId)}
          />
        </SourcesProvider>
        <SaveBar
          saving={saving}
          nothingLeft={check.nothingLeft}
          rescue={rescueFrom(draft, () => setChoosing(true))}
          onContinue={() =>
            void goOn(place.next && !checking ? `${list}/sections/${place.next}` : `${list}/check`)
          }
          onList={() => void goOn(list)}
          onCheck={check.checkAll}
        />
      </form>
      {guard}
    </Page>
  )
}
