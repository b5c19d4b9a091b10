import { createContext, type ReactNode, useContext } from 'react'
import { Link } from 'react-router'
import { figureWords } from '#shared/coverage/figure-words.ts'
import type { FigureId } from '#shared/coverage/measures.ts'
import { type CoverageFilter, searchOf } from './coverage-filter.ts'

const FilterContext = createContext<CoverageFilter>({})

/** The filter that every figure below is counted with: its list is asked for with the same one. */
export function FilterProvider({ filter, children }: { filter: CoverageFilter; children: ReactNode }) {
  return <FilterContext value={filter}>{children}</FilterContext>
}

type FigureLinkProps = {
  figure: FigureId
  count: number
  /** The words of the link where they are more than the number. */
  words?: string
  /** For a figure of one tier. */
  tier?: 1 | 2 | 3
}

/** A number that opens the list of what it counts; nothing to open where it is 0. */
export function FigureLink({ figure, count, words = String(count), tier }: FigureLinkProps) {
  const filter = useContext(FilterContext)
  if (count === 0) return words
  const narrowed = tier === undefined ? filter : { ...filter, tier: String(tier) as '1' | '2' | '3' }
  const about = `${figureWords[figure]}${tier === undefined ? '' : `, tier ${tier}`}`
  return (
    <Link
      className="govuk-link"
      to={`/coverage/list${searchOf(narrowed, figure)}`}
      aria-label={`${words}: ${about}`}
    >
      {words}
    </Link>
  )
}
