import type { KnownFacts } from '#shared/api/decisions.ts'

/** A quiet operation with nothing in it that reaches a line of the rule. */
const QUIET: KnownFacts = {
  officersDeployed: 4,
  psusDeployed: 0,
  attendance: 30,
  durationDays: 1,
  costGbp: 900,
  commandStructure: 'bronze',
  mobilisationTier: 'local',
  mutualAidForces: 0,
  linkedForceAreas: 1,
  arrests: 0,
  useOfForceReports: 0,
  specialTactics: ['none'],
  powersUsed: ['none'],
  policeInjured: 0,
  policeSeriouslyInjured: 0,
  publicInjured: 0,
  dsiReferral: 'none',
  disorderLevel: 'none',
  communityImpact: 'low',
  infrastructureDisruption: 'none',
  opposingGroups: 'none',
  targetedCommunity: false,
  complaints14Days: 0,
  mediaInterest: 'none',
  externalReview: 'none',
  criticalIncident: false,
  legalChallenge: false,
  novelty: 'none',
  intelligenceVariance: 'none',
  commandOrPlanFailure: false,
  publicDangerOrNearMiss: false,
  lfrUsed: 'none',
  multiAgencyLevel: 'none',
  debriefRequested: 'none',
}

/** Facts of an operation: what is said here, and a quiet day in everything else. */
export function quietBut(said: KnownFacts): KnownFacts {
  return { ...QUIET, ...said }
}
