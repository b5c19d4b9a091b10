import { Page } from '#client/frame/page.tsx'
import { SummaryList } from '#client/parts/summary-list.tsx'
import { backTo, operationCaption } from '#client/routes/operation/use-operation-page.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { factText } from '#shared/form/value-text.ts'
import { assess } from '#shared/rule/assess.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { FactsIntro } from './facts-intro.tsx'
import { hitOf } from './hit-of.ts'
import { ResultBar, ResultPanel } from './result-panel.tsx'

/** The facts as they are saved, for those who read them. */
export function FactsRead({ operation, rule }: { operation: OperationReply; rule: Rule }) {
  const { known } = operation.facts
  const assessment = assess(rule, known, {})
  return (
    <Page
      title="Facts"
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={backTo(operation)}
    >
      <FactsIntro operation={operation} />
      <ResultBar assessment={assessment} />
      <div className="app-split app-split--wide-aside app-split--facts">
        <div>
          {rule.groups.map((group) => (
            <section key={group.id} aria-labelledby={`facts-${group.id}`}>
              <h2 className="govuk-heading-m" id={`facts-${group.id}`}>
                {group.label}
              </h2>
              <SummaryList
                rows={rule.criteria
                  .filter((criterion) => criterion.group === group.id)
                  .map((criterion) => {
                    const value = known[criterion.id]
                    const { tier, words } = hitOf(rule, criterion, value)
                    return {
                      id: criterion.id,
                      label: criterion.label,
                      value:
                        value === undefined ? (
                          <span className="app-soft">Not known</span>
                        ) : (
                          <>
                            {factText(criterion, value)}
                            {tier !== null && tier > 0 && <span className="app-cell-note">{words}</span>}
                          </>
                        ),
                    }
                  })}
              />
            </section>
          ))}
        </div>
        <ResultPanel rule={rule} assessment={assessment} operation={operation} />
      </div>
    </Page>
  )
}
