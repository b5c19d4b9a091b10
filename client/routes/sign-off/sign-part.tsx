import type { UseFormRegister } from 'react-hook-form'
import { VisibleText } from '#client/parts/visible-text.tsx'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import type { DecisionFault, DecisionValues } from './decision-faults.ts'
import { faultAt, groupClass, WordsBox } from './fault-line.tsx'

type SignPartProps = {
  seen: RevisionReply
  faults: readonly DecisionFault[]
  register: UseFormRegister<DecisionValues>
}

/** What gold agrees to by signing, and exactly which text. */
export function SignPart({ seen, faults, register }: SignPartProps) {
  const fault = faultAt(faults, 'reasonForAnotherGold')
  const named = seen.rendition.gold
  return (
    <div className="app-declare">
      <p className="govuk-body">
        <VisibleText text={seen.declaration} />
      </p>
      <p className="govuk-body">
        You are signing exactly this text: <span className="app-digest">{shortDigest(seen.digest)}</span>
      </p>
      {seen.decidedTier && (
        <p className="govuk-body">
          You decided the tier of this operation. The PDF says so beside your name.
        </p>
      )}
      {seen.acting !== null && (
        <p className="govuk-body">
          You sign <VisibleText text={seen.acting} />. The PDF says so with both names.
        </p>
      )}
      {!seen.isNamedGold && (
        <div className={groupClass(fault)}>
          <label className="govuk-label govuk-label--s" htmlFor="reasonForAnotherGold">
            {named
              ? `Why you sign instead of ${[named.rank, named.name].filter(Boolean).join(' ')}`
              : 'Why you sign'}
          </label>
          <div className="govuk-hint" id="reasonForAnotherGold-hint">
            {named
              ? 'You are not the gold named for this operation. The reason is printed beside your name.'
              : 'No gold is named for this operation. The reason is printed beside your name.'}
          </div>
          <WordsBox
            id="reasonForAnotherGold"
            rows={2}
            hint
            fault={fault}
            field={register('reasonForAnotherGold')}
          />
        </div>
      )}
      <p className="govuk-body app-small app-soft">
        The same short form is printed on the first page of the PDF. If a single character changes, your
        signature no longer fits and a new one is needed. You may be asked to confirm that it is you.
      </p>
    </div>
  )
}
