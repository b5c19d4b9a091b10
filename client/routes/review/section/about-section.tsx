import { useViewer } from '#client/frame/viewer.tsx'
import { KeyFacts } from '#client/parts/key-facts.tsx'
import { SaveState, type Saving } from '#client/parts/save-state.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import { londonDate } from '#shared/calendar.ts'
import { LIMITS, sectionBytes } from '#shared/form/characters.ts'
import type { Stored } from './autosave.ts'

const KILOBYTE = 1_024

/** "241 of 256 KB". */
function roomLeft(answers: unknown): string {
  const left = Math.floor((LIMITS.sectionBytes - sectionBytes(answers)) / KILOBYTE)
  return `${Math.max(0, left)} of ${LIMITS.sectionBytes / KILOBYTE} KB`
}

type AboutSectionProps = { saving: Saving; saved: Stored; typed: unknown; at: string }

/** Whether all is saved, by whom last, and how much room is left. */
export function AboutSection({ saving, saved, typed, at }: AboutSectionProps) {
  const { personId } = useViewer()
  const { savedBy, savedAt } = saved
  const who = savedBy && (savedBy.id === personId ? 'You' : personName(savedBy))
  const last = who && savedAt ? `${who}, ${moment(savedAt, londonDate(at))}` : 'Nobody yet'
  return (
    <aside className="app-beside" aria-label="About this section">
      <div className="app-panel">
        {saving.now !== 'nothing_to_save' && (
          <p className="govuk-body app-subtitle">
            <SaveState saving={saving} aloud={false} />
          </p>
        )}
        <p className="govuk-body app-small app-soft">
          Saves by itself within 2 seconds, also while you type.
        </p>
        <KeyFacts
          facts={[
            { label: 'Last saved by', value: last },
            { label: 'Room left', value: roomLeft(typed) },
          ]}
        />
      </div>
    </aside>
  )
}
