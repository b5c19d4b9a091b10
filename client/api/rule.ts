import { useSuspenseQuery } from '@tanstack/react-query'
import type { OperationReply, OperationRow } from '#shared/api/operations.ts'
import { CurrentReply, RulesReply } from '#shared/api/reference.ts'
import { Rule } from '#shared/rule/rule.ts'
import { request } from './request.ts'

type Asking = { signal: AbortSignal }

const currentQuery = {
  queryKey: ['current'] as const,
  queryFn: ({ signal }: Asking) => request(CurrentReply, 'GET', '/api/v1/current', undefined, { signal }),
} as const

/** The rule of that version. A published version never changes, so it is asked for once. */
export function useRule(id: string, version: string): Rule {
  const query = {
    queryKey: ['rule', id, version] as const,
    queryFn: ({ signal }: Asking) =>
      request(Rule, 'GET', `/api/v1/rules/${id}/${version}`, undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  }
  return useSuspenseQuery(query).data
}

/** The rule that new decisions use. */
export function useCurrentRule(): Rule {
  const { rule } = useSuspenseQuery(currentQuery).data
  return useRule(rule.id, rule.version)
}

/** The rule of the decision in effect; before there is one, the rule that it would be made with. */
export function useRuleOf({ decisions }: Pick<OperationReply, 'decisions'>): Rule {
  const current = useSuspenseQuery(currentQuery).data.rule
  const decided = decisions.find((decision) => decision.current)?.assessment
  return useRule(decided?.ruleId ?? current.id, decided?.ruleVersion ?? current.version)
}

/** The rule version that one of the listed operations was decided with; before that, the one that it would be. */
export function useRuleOfRow({ rule }: Pick<OperationRow, 'rule'>): Rule {
  const current = useSuspenseQuery(currentQuery).data.rule
  return useRule(rule?.id ?? current.id, rule?.version ?? current.version)
}

/** The form that new reviews and impact reviews use. */
export function useCurrentForm(): CurrentReply['form'] {
  return useSuspenseQuery(currentQuery).data.form
}

/** Every published version, oldest first. */
export function useRules(): RulesReply['rules'] {
  const query = {
    queryKey: ['rules'] as const,
    queryFn: ({ signal }: Asking) => request(RulesReply, 'GET', '/api/v1/rules', undefined, { signal }),
  }
  return useSuspenseQuery(query).data.rules
}
