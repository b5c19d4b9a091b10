import { useViewer } from '#client/frame/viewer.tsx'
import { MarkedChange } from '#client/parts/marked-change.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { plainDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { SectionComment } from '#shared/api/reviews.ts'
import type { ChangedAnswer, RevisionReply } from '#shared/api/sign-off.ts'
import { londonDate } from '#shared/calendar.ts'
import { changedHeading, earlierComments } from './changed-since.ts'
import { CHANGED_ID, entryId } from './places.ts'

type SectionChange = {
  id: string
  title: string
  changes: readonly ChangedAnswer[]
  comments: readonly SectionComment[]
}

/** Sections with a changed answer or a comment, in the order of the review; those no longer asked come last. */
function sectionChanges(seen: RevisionReply): SectionChange[] {
  const comments = earlierComments(seen)
  const { sections } = seen.rendition.document
  const titles = new Map(sections.map(({ id, number, title }) => [id, `${number}. ${title}`]))
  const touched = [...seen.changes, ...comments].map((each) => each.sectionId)
  return [...new Set([...titles.keys(), ...touched])]
    .filter((id) => touched.includes(id))
    .map((id) => ({
      id,
      title: titles.get(id) ?? 'A section that is no longer asked',
      changes: seen.changes.filter((change) => change.sectionId === id),
      comments: comments.filter((comment) => comment.sectionId === id),
    }))
}

function Change({ sectionId, fieldId, label, before, after }: ChangedAnswer) {
  return (
    <div className="app-change">
      {after === null ? (
        <b>{label}: taken out</b>
      ) : (
        <PlaceLink place={entryId(sectionId, fieldId)}>
          <b>{label}</b>
        </PlaceLink>
      )}
      <MarkedChange before={before} after={after} />
    </div>
  )
}

function Said({ by, at, today, words }: { by: PersonRef; at: string; today: string; words: string }) {
  const viewer = useViewer()
  const name = by.id === viewer.personId ? 'You' : personName(by)
  return (
    <p>
      {name}, {plainDate(londonDate(at), today)}: “
      <VisibleText text={words} />”
    </p>
  )
}

function Comment({ comment, today }: { comment: SectionComment; today: string }) {
  const { madeBy, madeAt, reply, replyBy, replyAt } = comment
  return (
    <blockquote className="app-typed">
      <Said by={madeBy} at={madeAt} today={today} words={comment.comment} />
      {reply !== null && replyBy && replyAt && <Said by={replyBy} at={replyAt} today={today} words={reply} />}
    </blockquote>
  )
}

type SectionProps = { section: SectionChange; compared: boolean; today: string }

function Section({ section, compared, today }: SectionProps) {
  const { title, changes, comments } = section
  return (
    <li>
      <span className="app-soft">{title}</span>
      {changes.map((change) => (
        <Change key={change.fieldId} {...change} />
      ))}
      {compared && changes.length === 0 && (
        <div className="app-change">No answer in this section changed.</div>
      )}
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} today={today} />
      ))}
      {comments.length === 0 && <blockquote>You did not ask for this change.</blockquote>}
    </li>
  )
}

/** Why no words are marked as changed. */
function NotCompared({ cannotCompareWith: damaged }: RevisionReply) {
  if (damaged !== null) {
    return (
      <Notice kind="bad">
        Revision {damaged} has been changed since it was stored, so what changed since you read it cannot be
        shown. Read all of this revision: it is as it was frozen. Tell whoever runs the service.
      </Notice>
    )
  }
  return (
    <p className="govuk-body">
      All of it is new to you, so no words are marked. This is what gold asked for before.
    </p>
  )
}

/** What is new to gold since the revision they saw, with what they asked for and the answers to it. */
export function WhatChanged({ seen }: { seen: RevisionReply }) {
  const sections = sectionChanges(seen)
  const today = londonDate(seen.countedAt)
  const compared = seen.comparedWith !== null
  if (!compared && seen.cannotCompareWith === null && sections.length === 0) return null
  return (
    <section aria-labelledby={CHANGED_ID}>
      <h2 className="govuk-heading-m" id={CHANGED_ID}>
        {changedHeading(seen)}
      </h2>
      {!compared && <NotCompared {...seen} />}
      {sections.length > 0 && (
        <ol className="app-changes">
          {sections.map((section) => (
            <Section key={section.id} section={section} compared={compared} today={today} />
          ))}
        </ol>
      )}
    </section>
  )
}
