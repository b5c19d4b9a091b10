import type { Story } from '../story.ts'

/** A rally outside the county offices in Winchester. */
export const lantern: Story = {
  voice: 2,
  summary:
    'About 1,150 people gathered outside the county offices in Winchester on the evening of a vote on school transport. Half as many again came as had been forecast; the forecourt filled and the road was closed for an hour. Two complaints became six. Nobody was arrested.',
  forecast: 500,
  expected: 'About 500 parents and children on the forecourt for one hour.',
  actual: 'About 1,150 people. The forecourt holds 700, so the road was closed at 18:10 and opened at 19:15.',
  difference:
    'Three schools gave their pupils the afternoon off to come. The schools knew; nobody had asked them.',
  well: 'The road was closed before anybody stood in it. Bus drivers were told within minutes.',
  lessWell:
    'The order had one entrance, and it was the wrong one. Two units waited at the back of the building.',
  unsafe: 'The forecourt was too full for ten minutes. Nobody was hurt.',
  staffing: 'Two units, sized for 500 people on a forecourt with two ways out.',
  next: { choice: 'more', why: 'Not more units, but ten local officers who know the schools.' },
  liaison: 4,
  impacts: {
    'local-residents': ['low', 'No parking from 17:00 to 20:00.', 'Three calls.'],
    'road-transport': [
      'moderate',
      'The main road through the town was shut for an hour at the busiest time.',
      'Traffic cameras.',
    ],
    'rail-and-other-public-transport': [
      'moderate',
      'Nine buses were sent round, and some children missed the last one home.',
      'The bus operator.',
    ],
    schools: ['low', 'Three schools closed early for it by their own choice.', 'Head teachers.'],
    'people-taking-part': [
      'moderate',
      'Crowding on the forecourt frightened some of the children.',
      'Complaints and a parents’ group.',
    ],
  },
  policingEffect:
    'Friendly, but parents asked why the doors of the building stayed shut while children stood in the rain.',
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'intelligence',
      observation: 'More than twice as many people came as were forecast.',
      cause: 'The forecast counted one campaign and left out the schools.',
      effect: 'The forecourt was overfull for ten minutes.',
      evidence: 'Camera counts at 18:00 and 18:20.',
      recommendation: 'Ask schools, employers and coach firms what they know before a forecast is agreed.',
      publicWording: 'Ask schools and coach firms when judging how many will come.',
      hearers: ['this-force', 'region', 'national'],
      action: {
        what: 'Add schools, employers and coach firms to the forecast form.',
        role: 'Force intelligence manager',
        owner: 'jules-marlow',
        dueInDays: 60,
        measure: 'The form is in use and was filled in for the next four events.',
        status: 'done',
      },
    },
    {
      kind: 'lesson-identified',
      theme: 'planning',
      observation: 'Two units waited at an entrance that is no longer used.',
      cause: 'The order was copied from one written before the building was altered.',
      effect: 'Help took nine minutes to walk round.',
      evidence: 'Order, and the units’ logs.',
      recommendation: 'Walk round a building with its manager before the order is signed.',
      publicWording: 'Walk round the building before signing the plan.',
      action: {
        what: 'Make the site visit a line of the planning checklist.',
        role: 'Operations planning inspector',
        owner: 'ellis-penn',
        dueInDays: 45,
        measure: 'The last three orders name who visited, and when.',
        status: 'embedded',
      },
    },
  ],
  full: {
    noticeDays: 9,
    engagement: 'agreed-plan',
    rolesMissing: 'None.',
    moments: [
      ['17:20', 'Numbers pass 500. Silver asks for the road closure plan.', 'Silver'],
      ['18:10', 'Main road closed.', 'Silver'],
      ['18:25', 'Second gate of the forecourt opened by the building’s manager.', 'Bronze (site)'],
      ['19:15', 'Road open; most people gone.', 'Silver'],
    ],
    objectives: [
      ['Let people be heard by those who vote.', 'met'],
      ['Keep the forecourt safe.', 'met-with-difficulty'],
    ],
    unforeseen:
      'The crowd was met by closing the road early and opening a second gate. Both were decided in one call.',
    newMethods: 'Parents’ groups passed on police messages by telephone chain.',
    radio: 'Clear throughout. The building’s staff had no radio and were reached by runner.',
    rights: 'The whole forecourt and, when it was full, the road were given to the rally.',
    contingencies: 'A road closure had been drawn up and was used. Rain had not been thought of.',
    media: 'Local radio broadcast from the steps. Coverage was about the vote.',
    fairness: 'Seen as fair by the parents’ group. Six complaints were about crowding, not about officers.',
    welfare: 'A long wait in the rain; a change of coats was sent from the station.',
    training: 'None found.',
    closures: [['Main road in front of the offices', '18:10', '19:15', 1600]],
    forOversight:
      'A peaceful rally was larger than forecast. The road was closed in good time. The force now asks schools and coach firms before it agrees a forecast, and visits a building before the plan is signed.',
    forPublic:
      'A large rally outside the county offices passed off peacefully. We were not ready for so many people and have changed how we plan.',
  },
}

/** Fighting beside two rallies in Winchester. The debrief is paused. */
export const dovecote: Story = {
  voice: 1,
  summary:
    'Two groups of about 300 and 180 met in the high street of Winchester. Bottles were thrown for about 15 minutes. Eleven people were arrested and three officers were hurt.',
  forecast: 400,
  expected: 'Two separate rallies, an hour apart.',
  actual: 'Both at the same time, in the same street.',
  difference: 'To be written when the pause has ended.',
  well: 'Shops were told to close in time. Paramedics were on the spot.',
  lessWell: 'To be settled at the structured debrief.',
  unsafe: 'Nothing that could not wait.',
  staffing: 'Three units, one for each end of the street and one behind.',
  liaison: 4,
  impacts: {},
  policingEffect: 'Not asked yet.',
  lessons: [],
}

/** A march in Aldershot after which more people were arrested from video. */
export const millrace: Story = {
  voice: 0,
  summary:
    'About 900 people marched past a works gate in Aldershot. Paint was thrown at a wall. Four people were arrested on the day and eight more in the weeks after, from video.',
  forecast: 800,
  expected: 'About 800 people, a stop of ten minutes at the gate.',
  actual: 'About 900; a stop of forty minutes; paint.',
  difference: 'The paint had been carried in drinks bottles.',
  well: 'Evidence gatherers had the whole wall in view.',
  lessWell: 'No one had asked the site whether its cameras could be used.',
  unsafe: 'Nothing.',
  staffing: 'Two units for the route, and local officers at the junctions.',
  liaison: 4,
  impacts: {},
  policingEffect: 'Calm. People thanked officers at the junctions.',
  lessons: [],
}
