import type { OperationPlan } from '../operation-plan.ts'
import { quietBut } from '../quiet-facts.ts'
import { confirmed, decided, factsSaved, registered, stoodDown, withdrawn } from '../register-acts.ts'

const ROWAN = 'rowan-hale'
const MORGAN = 'morgan-vale'
const JULES = 'jules-marlow'
const led = { force: 'hampshire', lead: ROWAN, gold: MORGAN } as const
const byJules = { force: 'hampshire', lead: JULES, gold: MORGAN } as const

/** Registered, nothing entered, and the decision is overdue. */
function copseEndPlan(): OperationPlan {
  return {
    ...led,
    key: 'copse-end',
    number: '0455',
    name: 'Operation Copse End',
    eventType: 'static-protest',
    cause: 'local-decision',
    howItCameAbout: 'spontaneous',
    place: 'Andover, town hall steps',
    planned: { from: [-5, '13:30'], to: null },
    posted: { from: [-5, '13:50'], to: [-5, '17:30'] },
    acts: [registered([-5, '18:20'], ROWAN)],
  }
}

/** Stood down last night; some facts are in. */
function tidewellPlan(): OperationPlan {
  return {
    ...led,
    key: 'tidewell',
    number: '0461',
    name: 'Operation Tidewell',
    eventType: 'protest-and-counter-protest',
    cause: 'other',
    howItCameAbout: 'planned-short-notice',
    place: 'Portsmouth, Guildhall square',
    planned: { from: [-1, '11:00'], to: [-1, '18:00'] },
    posted: { from: [-1, '10:30'], to: [-1, '19:10'] },
    acts: [
      registered([-3, '16:15'], ROWAN),
      stoodDown([-1, '19:40'], ROWAN),
      factsSaved([-1, '20:40'], ROWAN, {
        officersDeployed: 118,
        psusDeployed: 3,
        attendance: 1400,
        durationDays: 1,
        costGbp: 71_000,
        commandStructure: 'gold-silver-bronze',
        mobilisationTier: 'local',
        mutualAidForces: 1,
        linkedForceAreas: 1,
        arrests: 9,
        useOfForceReports: 27,
        specialTactics: ['none'],
        powersUsed: ['poa-conditions'],
        policeInjured: 2,
        policeSeriouslyInjured: 0,
        publicInjured: 1,
        dsiReferral: 'none',
        disorderLevel: 'minor',
        infrastructureDisruption: 'local',
        opposingGroups: 'hostile',
        targetedCommunity: false,
        criticalIncident: false,
        novelty: 'none',
        intelligenceVariance: 'moderate',
        publicDangerOrNearMiss: false,
        lfrUsed: 'none',
        multiAgencyLevel: 'partner-present',
      }),
    ],
  }
}

/** Nothing in it reaches a line: no debrief, and a second person agreed. */
function quillPlan(): OperationPlan {
  const facts = quietBut({ officersDeployed: 4, attendance: 35, costGbp: 780 })
  return {
    ...byJules,
    key: 'quill',
    number: '0429',
    name: 'Operation Quill',
    eventType: 'static-protest',
    cause: 'local-decision',
    howItCameAbout: 'planned-with-notice',
    place: 'Havant, library steps',
    planned: { from: [-20, '11:00'], to: [-20, '13:00'] },
    posted: { from: [-20, '10:45'], to: [-20, '13:10'] },
    facts,
    acts: [
      registered([-20, '14:20'], JULES),
      factsSaved([-20, '14:40'], JULES, facts),
      decided(
        [-19, '09:00'],
        JULES,
        'duty_pops_supervisor',
        'Thirty-five people and four officers. There was nothing to learn from.',
      ),
      confirmed([-18, '10:30'], 'avery-stone'),
    ],
  }
}

/** No debrief says the rule, and nobody has confirmed it yet. */
function spindlePlan(): OperationPlan {
  const facts = quietBut({ officersDeployed: 6, attendance: 70, costGbp: 1_150 })
  return {
    ...byJules,
    key: 'spindle',
    number: '0464',
    name: 'Operation Spindle',
    eventType: 'march-or-procession',
    cause: 'health',
    howItCameAbout: 'planned-with-notice',
    place: 'Gosport, waterfront',
    planned: { from: [-2, '10:00'], to: [-2, '12:00'] },
    posted: { from: [-2, '09:45'], to: [-2, '12:20'] },
    facts,
    acts: [
      registered([-2, '13:00'], JULES),
      factsSaved([-2, '13:30'], JULES, facts),
      decided(
        [-1, '09:15'],
        JULES,
        'duty_pops_supervisor',
        'A short walk along the waterfront with six officers. No debrief is needed.',
      ),
    ],
  }
}

/** In the register before it has happened. */
function salternPlan(): OperationPlan {
  return {
    ...byJules,
    gold: 'avery-stone',
    key: 'saltern',
    number: '0468',
    name: 'Operation Saltern',
    eventType: 'march-or-procession',
    cause: 'environment',
    howItCameAbout: 'planned-with-notice',
    place: 'Portsmouth, seafront to the common',
    planned: { from: [9, '10:00'], to: [9, '16:00'] },
    acts: [registered([-1, '11:45'], JULES)],
  }
}

/** It should have ended days ago, and nobody has said when it did. */
function teaselPlan(): OperationPlan {
  return {
    ...byJules,
    key: 'teasel',
    number: '0448',
    name: 'Operation Teasel',
    eventType: 'static-protest',
    cause: 'animal-welfare-and-hunting',
    howItCameAbout: 'planned-with-notice',
    place: 'Eastleigh, market place',
    planned: { from: [-6, '09:00'], to: [-6, '15:00'] },
    acts: [registered([-8, '15:30'], JULES)],
  }
}

/** Called off, and withdrawn from the register. */
function kingcupPlan(): OperationPlan {
  return {
    ...byJules,
    gold: null,
    key: 'kingcup',
    number: '0409',
    name: 'Operation Kingcup',
    eventType: 'march-or-procession',
    cause: 'labour-dispute',
    howItCameAbout: 'planned-with-notice',
    place: 'Fareham, West Street',
    planned: { from: [-38, '10:00'], to: [-38, '13:00'] },
    acts: [
      registered([-45, '16:00'], JULES),
      withdrawn([-36, '09:30'], 'casey-bright', {
        code: 'did_not_take_place',
        sentence: 'The organiser called the march off four days before, and no officer was posted.',
      }),
    ],
  }
}

/** Operations of the register without a review: to decide, not required, to come, withdrawn. */
export const hampshireToDecide: readonly OperationPlan[] = [
  kingcupPlan(),
  quillPlan(),
  teaselPlan(),
  copseEndPlan(),
  tidewellPlan(),
  spindlePlan(),
  salternPlan(),
]
