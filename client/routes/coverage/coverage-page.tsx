import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Page } from '#client/frame/page.tsx'
import { CalmAnnouncement } from '#client/parts/calm-announcement.tsx'
import { ErrorSummary } from '#client/parts/error-summary.tsx'
import { count } from '#client/words/numbers.ts'
import { londonDate } from '#shared/calendar.ts'
import type { CoverageFigures } from '#shared/coverage/measures.ts'
import { AlwaysShown } from './always-shown.tsx'
import { type CoverageFilter, filterFrom, searchOf } from './coverage-filter.ts'
import { FigureLink, FilterProvider } from './figure-link.tsx'
import type { FilterFault } from './filter-values.ts'
import { Filters } from './filters.tsx'
import { LadderChart } from './ladder-chart.tsx'
import { LadderKey } from './ladder-key.tsx'
import { ladderSentence, overdueSentence, type SentencePart } from './ladder-sentence.ts'
import { DutyTable, LadderTable, RegisterTable } from './ladder-tables.tsx'
import { coverageQuery } from './queries.ts'
import { scopeWords } from './scope-words.ts'
import { TimeToLearning } from './time-to-learning.tsx'

type Counts = CoverageFigures['counts']

function Sentence({ parts, counts }: { parts: readonly SentencePart[]; counts: Counts }) {
  return parts.map((part) =>
    typeof part === 'string' ? (
      part
    ) : (
      <FigureLink key={part.figure} figure={part.figure} count={counts[part.figure]} words={part.words} />
    ),
  )
}

function Ladder({ figures }: { figures: CoverageFigures }) {
  const { counts } = figures
  return (
    <section aria-labelledby="ladder">
      <h2 className="govuk-heading-m app-subtitle" id="ladder">
        The ladder
      </h2>
      <p className="govuk-body app-coverage-sentence">
        <Sentence parts={ladderSentence(counts)} counts={counts} />{' '}
        <b>
          <Sentence parts={overdueSentence(counts)} counts={counts} />
        </b>
      </p>
      <LadderKey />
      <LadderChart figures={figures} />
      <p className="govuk-body app-small app-soft app-measure">
        The base of “considered” is every counted operation, of the rungs above it every operation that needs
        a debrief. A rung counts only if all below it do. “In time” looks at those whose deadline has passed,
        without the paused.
      </p>
      <h3 className="govuk-heading-s app-subtitle">The ladder as a table</h3>
      <p className="govuk-body app-small app-soft app-subtitle">
        Each number opens its list. The five statuses add up to the base.
      </p>
      <LadderTable counts={counts} />
      <div className="app-pair">
        <div>
          <h3 className="govuk-heading-s app-subtitle">The register as a table</h3>
          <RegisterTable counts={counts} />
        </div>
        <div>
          <h3 className="govuk-heading-s app-subtitle">Other debriefs that a tier asks for</h3>
          <DutyTable counts={counts} />
        </div>
      </div>
    </section>
  )
}

/** Every force that the person may read: those shown, and the rest of them while one is chosen. */
function useForces(filter: CoverageFilter) {
  const { force: _chosen, ...others } = filter
  return useSuspenseQuery(coverageQuery(others)).data.forces
}

/** Was every operation considered, and in time? */
export function CoveragePage() {
  const [params, setParams] = useSearchParams()
  const [tried, setTried] = useState<{ faults: readonly FilterFault[]; occasion: number }>({
    faults: [],
    occasion: 0,
  })
  const filter = filterFrom(params)
  const { data } = useSuspenseQuery(coverageQuery(filter))
  const forces = useForces(filter)
  const { figures, countedAt } = data
  return (
    <Page
      title="Coverage"
      marking="OFFICIAL"
      under={scopeWords({ ...data, filter })}
      above={<ErrorSummary lines={tried.faults} occasion={tried.occasion} />}
    >
      <Filters
        filter={filter}
        today={londonDate(countedAt)}
        forces={forces}
        faults={tried.faults}
        onFaults={(faults) => setTried(({ occasion }) => ({ faults, occasion: occasion + 1 }))}
        onShow={(next) => setParams(new URLSearchParams(searchOf(next)), { preventScrollReset: true })}
      />
      <CalmAnnouncement words={`${count(figures.counts.registered, 'operation')} counted`} />
      <FilterProvider filter={filter}>
        <Ladder figures={figures} />
        <AlwaysShown counts={figures.counts} />
        <TimeToLearning figures={figures} countedAt={countedAt} />
      </FilterProvider>
    </Page>
  )
}
