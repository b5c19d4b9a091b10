import { useViewer } from '#client/frame/viewer.tsx'
import { MarkedChange } from '#client/parts/marked-change.tsx'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { plainDate } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { SectionComment } from '#shared/api/reviews.ts'
import type { ChangedAnswer, RevisionReply } from '#shared/api/sign-off.ts'
import { londonDate } from '#shared/calendar.ts'
import { CHANGED_ID, entryId } from './places.ts'

type SectionChange = {
  id: string
  title: string
  changes: readonly ChangedAnswer[]
  comments: readonly SectionComment[]
}

/** What gold wrote about the revisions from the one compared with up to this one. */
export function earlierComments({ comments, revision, comparedWith }: RevisionReply): SectionComment[] {
  return comments.filter((comment) => comment.revision < revision && comment.revision >= (comparedWith ?? 1))
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

function Section({ section, today }: { section: SectionChange; today: string }) {
  const { title, changes, comments } = section
  return (
    <li>
      <span className="app-soft">{title}</span>
      {changes.map((change) => (
        <Change key={change.fieldId} {...change} />
      ))}
      {changes.length === 0 && <div className="app-change">No answer in this section changed.</div>}
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} today={today} />
      ))}
      {comments.length === 0 && <blockquote>You did not ask for this change.</blockquote>}
    </li>
  )
}

function headingOf({ comparedWith, changes }: RevisionReply): string {
  if (comparedWith === null) return 'You have not read an earlier revision'
  const changed = changes.length === 0 ? 'No answer' : count(changes.length, 'answer')
  return `${changed} changed since you read revision ${comparedWith}`
}

/** What is new to gold since the revision they saw, with what they asked for and the answers to it. */
export function WhatChanged({ seen }: { seen: RevisionReply }) {
  const sections = sectionChanges(seen)
  const today = londonDate(seen.countedAt)
  if (seen.comparedWith === null && sections.length === 0) return null
  return (
    <section aria-labelledby={CHANGED_ID}>
      <h2 className="govuk-heading-m" id={CHANGED_ID}>
        {headingOf(seen)}
      </h2>
      {seen.comparedWith === null && (
        <p className="govuk-body">
          All of it is new to you, so no words are marked. This is what gold asked for before.
        </p>
      )}
      {sections.length > 0 && (
        <ol className="app-changes">
          {sections.map((section) => (
            <Section key={section.id} section={section} today={today} />
          ))}
        </ol>
      )}
    </section>
  )
}
