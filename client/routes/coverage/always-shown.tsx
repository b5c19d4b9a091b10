import type { ReactNode } from 'react'
import type { CoverageFigures, FigureId } from '#shared/coverage/measures.ts'
import { FigureLink } from './figure-link.tsx'

type Counts = CoverageFigures['counts']

/** `base`: of which figure it is a part; where that counts nothing the tile says none. */
type Tile = { figure: FigureId; base: FigureId; words: string; note: ReactNode }

function tilesOf(counts: Counts): Tile[] {
  const link = (figure: FigureId) => <FigureLink figure={figure} count={counts[figure]} />
  return [
    {
      figure: 'overridden_down',
      base: 'all_decisions',
      words: 'overridden to a lower tier',
      note: (
        <>
          of {link('all_decisions')} decisions in effect. {link('overridden_up')} went up
        </>
      ),
    },
    {
      figure: 'all_removed',
      base: 'all_registered',
      words: 'removed with a reason',
      note: (
        <>
          {link('all_withdrawn')} withdrawn, {link('all_duplicates')} duplicate, of {link('all_registered')}{' '}
          registered
        </>
      ),
    },
    {
      figure: 'all_paused',
      base: 'all_registered',
      words: 'paused',
      note: <>{link('pause_review_passed')} with a review date that has passed</>,
    },
    {
      figure: 'sent_unsigned',
      base: 'all_sent',
      words: 'sent unsigned',
      note: <>must be 0, of {link('all_sent')} sent</>,
    },
    {
      figure: 'gold_not_confirmed',
      base: 'all_at_tiers_2_and_3',
      words: 'not confirmed by gold',
      note: (
        <>
          of {link('all_at_tiers_2_and_3')} decisions at tiers 2 and 3. {link('gold_confirmed')} confirmed
        </>
      ),
    },
    {
      figure: 'sample_disagreed',
      base: 'sample_answered',
      words: 'tier 0 decisions disagreed with',
      note:
        counts.sample_answered === 0 ? (
          'none sampled and answered yet'
        ) : (
          <>of {link('sample_answered')} sampled</>
        ),
    },
    {
      figure: 'recognition_in_place',
      base: 'recognition_signed',
      words: 'facial recognition with all assessments in place',
      note:
        counts.recognition_signed === 0 ? (
          'none signed with its use'
        ) : (
          <>of {link('recognition_signed')} signed with its use</>
        ),
    },
  ]
}

/** Figures that no choice of tier or type hides: only the period applies to them. */
export function AlwaysShown({ counts }: { counts: Counts }) {
  return (
    <section aria-labelledby="always">
      <h2 className="govuk-heading-m" id="always">
        Always shown, whatever the filter
      </h2>
      <div className="app-tiles">
        {tilesOf(counts).map(({ figure, base, words, note }) => (
          <div key={figure}>
            <b>{counts[base] === 0 ? 'none' : <FigureLink figure={figure} count={counts[figure]} />}</b>
            {words}
            <span className="app-cell-note">{note}</span>
          </div>
        ))}
      </div>
    </section>
  )
}
