import type { ReactNode } from 'react'
import type { Rule, SeriesCondition } from '#shared/rule/rule.ts'

const SERIES_WORDS: Readonly<Record<SeriesCondition, (lookbackDays: number) => string>> = {
  declared_series: () => 'It is in a declared series.',
  prior_debrief: (days) =>
    `An earlier operation in it was debriefed at the worked out tier or higher, no more than ${days} days ago.`,
  only_scale: () => 'Every criterion at the worked out tier measures scale only.',
  not_cumulative: () => 'The number of criteria at a high tier did not set it.',
}

const LEVELS = ['level two', 'level three'] as const

function Adjustment({ heading, words, children }: { heading: string; words: string; children?: ReactNode }) {
  return (
    <>
      <h3 className="govuk-heading-s">{heading}</h3>
      <p className="govuk-body">{words}</p>
      {children}
    </>
  )
}

function Bullets({ intro, items }: { intro?: string; items: readonly string[] }) {
  return (
    <>
      {intro && <p className="govuk-body">{intro}</p>}
      <ul className="govuk-list govuk-list--bullet">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  )
}

function Series({ rule: { series } }: { rule: Rule }) {
  const { everyOperations, everyDays, tiersAbove } = series.consolidatedReview
  return (
    <Adjustment heading="Series of repeated operations" words={series.words}>
      <Bullets
        intro={`It drops by ${series.reduceBy} tier, never below tier ${series.floorTier}, where all of this holds:`}
        items={series.conditions.map((condition) => SERIES_WORDS[condition](series.lookbackDays))}
      />
      <p className="govuk-body">
        A consolidated review, {tiersAbove} tier above the lowered one, follows after {everyOperations}{' '}
        operations or {everyDays} days, whichever comes first.
      </p>
    </Adjustment>
  )
}

/** What moves a result up or down, what makes it wait, and what goes out ahead of it. */
export function Adjustments({ rule }: { rule: Rule }) {
  const { longRunning, facilitation, override, reassessment, pause, urgentLearning, tiers } = rule
  return (
    <div className="app-measure">
      <Series rule={rule} />
      <Adjustment heading="Long-running operations" words={longRunning.words} />
      <Adjustment
        heading="Facilitation"
        words={`At tier ${facilitation.tier} somebody from outside the force facilitates.`}
      >
        <Bullets items={LEVELS.map((level) => `College ${level}: ${facilitation.facilitators[level]}.`)} />
        <Bullets
          intro="It is level three where any of this is true, and level two otherwise:"
          items={facilitation.levelThreeIfAny.map(({ words }) => words)}
        />
      </Adjustment>
      <Adjustment heading="Going up" words={override.up.words} />
      <Adjustment heading="Going down" words={override.down.words}>
        <Bullets
          intro="Going down is never allowed where:"
          items={override.down.barredIfAny.map(({ words }) => words)}
        />
      </Adjustment>
      <Adjustment heading="New facts" words={reassessment.words}>
        <Bullets
          intro={`A result is provisional for ${reassessment.provisionalDays} days after stand-down, and as long as a fact is not known. Typical causes of a change:`}
          items={reassessment.causes.map(({ label }) => label)}
        />
      </Adjustment>
      <Adjustment
        heading="Pauses"
        words={`A debrief can be paused, and each pause is looked at again within ${pause.reviewEveryDays} days.`}
      >
        <Bullets intro="Reasons:" items={pause.reasons.map(({ label }) => label)} />
        <Bullets intro="Conditions:" items={pause.conditions} />
      </Adjustment>
      <Adjustment
        heading="Urgent learning"
        words={`${urgentLearning.words} Approved by ${urgentLearning.approvedBy.toLowerCase()}.`}
      />
      {tiers.map(
        ({ tier, assurance }) =>
          assurance && (
            <Adjustment key={tier} heading={`Check of tier ${tier} decisions`} words={assurance.words} />
          ),
      )}
    </div>
  )
}
