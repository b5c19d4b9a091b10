import { Tag } from '#client/parts/tag.tsx'
import { type Task, TaskList } from '#client/parts/task-list.tsx'
import { count } from '#client/words/numbers.ts'
import type { ReviewReply, SectionProgress } from '#shared/api/reviews.ts'
import type { FormDefinition, Section } from '#shared/form/definition.ts'
import { hintsOf, type Known } from './section-hint.ts'

/** In words; a tag only where something is wanted. */
function Status({ progress, tier }: { progress: SectionProgress; tier: number }) {
  const { status, optional, left } = progress
  if (status === 'complete') return 'Complete'
  if (left.length === 0)
    return <span className="app-soft">{optional ? `Optional at tier ${tier}` : 'Not started'}</span>
  if (status === 'not_started') return <Tag colour="blue">Not started</Tag>
  return <Tag colour="orange">{count(left.length, 'answer left', 'answers left')}</Tag>
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span className="app-line" key={line}>
      {line}
    </span>
  ))
}

function taskOf(section: Section, progress: SectionProgress, review: ReviewReply, known: Known): Task {
  const hints = hintsOf(section, progress, review, known)
  return {
    name: section.title,
    to: `/reviews/${review.id}/sections/${section.id}`,
    hint: hints.length > 0 && <Lines lines={hints} />,
    status: <Status progress={progress} tier={known.tier} />,
  }
}

type SectionTasksProps = {
  definition: FormDefinition
  review: ReviewReply
  known: Known
  /** What follows the sections in the last group. */
  last: readonly Task[]
}

/** The sections that are asked, in the groups of the form, each with its status in words. */
export function SectionTasks({ definition, review, known, last }: SectionTasksProps) {
  return definition.groups.map((group, at) => {
    const tasks = definition.sections
      .filter((section) => section.group === group.id)
      .flatMap((section) => {
        const progress = review.sections.find(({ id }) => id === section.id)
        return progress ? [taskOf(section, progress, review, known)] : []
      })
    const all = at === definition.groups.length - 1 ? [...tasks, ...last] : tasks
    if (all.length === 0) return null
    return (
      <section key={group.id}>
        <h2 className="govuk-heading-m">{group.title}</h2>
        <TaskList tasks={all} />
      </section>
    )
  })
}
