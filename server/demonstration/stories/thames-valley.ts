import type { Story } from '../story.ts'

/** Two groups in the centre of Reading. */
export const oxbow: Story = {
  voice: 1,
  summary:
    'A rally of 1,500 about rents and a second group of 400 met in the centre of Reading. A line between them held, but there was pushing at both ends for about 20 minutes. Nine people were arrested. Shops closed early on two streets.',
  forecast: 1800,
  expected: 'About 1,800 people in two places 200 metres apart.',
  actual: 'About 1,900. The second group moved to within sight at 13:30 and stayed for an hour.',
  difference: 'The second group had agreed a place by email and was told of a better one by a passer-by.',
  well: 'The line was formed before it was needed. Dispersal was by two stations, so the groups did not meet again.',
  lessWell: 'Prisoners waited up to two hours in vans. The line had nobody to talk to the second group.',
  unsafe: 'A glass bottle was thrown over the line. Nobody was hit.',
  staffing:
    'Four units: two to make a line if one was needed, one for each rally. The forecast was 1,800 and the square has four ways in.',
  next: { choice: 'about-the-same', why: 'The line needed all four units for an hour; none was idle.' },
  liaison: 8,
  planned: { 'neighbourhood-officers': 12 },
  impacts: {
    'local-residents': ['low', 'Two streets could not be entered for an hour.', 'Calls to the control room.'],
    visitors: ['low', 'Fewer people came to the shops.', 'Footfall counters of the shopping centre.'],
    businesses: ['moderate', 'Some 30 shops closed two hours early.', 'Business group survey, 41 replies.'],
    'rail-and-other-public-transport': [
      'low',
      'Buses ran from another stop from 13:00 to 15:30.',
      'The bus operator.',
    ],
    'groups-with-protected-characteristics': [
      'moderate',
      'A women’s group left early because of shouting at the line.',
      'Organiser.',
    ],
    'people-taking-part': ['low', 'Some in the rally could not hear the speeches.', 'Organiser.'],
  },
  policingEffect:
    'People at the rally felt protected. People in the second group felt penned in, though they were free to leave.',
  damage: 'One shop window, about £700.',
  arrests: [
    ['public-order', 6, 1, 1],
    ['assault-on-an-emergency-worker', 1, 0, 0],
    ['weapons', 1, 0, 0],
  ],
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'evidence-custody-and-files',
      observation: 'Prisoners waited up to two hours in vans.',
      cause: 'The second custody suite opens on request, and the request went in after the first arrests.',
      effect: 'A unit was off the street for two hours.',
      evidence: 'Custody arrival times.',
      recommendation: 'Open the second suite when a line is formed, not when somebody is arrested.',
      publicWording: 'Open extra custody space earlier.',
      hearers: ['this-force', 'region'],
      action: {
        what: 'Agree with custody a trigger for the second suite.',
        role: 'Custody inspector',
        owner: 'lee-ockwell',
        dueInDays: 60,
        measure: 'The trigger is in the custody plan and has been tried once.',
        status: 'done',
      },
    },
    {
      kind: 'notable-practice',
      theme: 'tactics-and-use-of-force',
      observation: 'The line was in place ten minutes before the second group came.',
      cause: 'A spotter on a roof saw them set off.',
      effect: 'Nobody had to be pushed back.',
      evidence: 'Roof spotter’s log.',
      recommendation: 'Put a spotter where both groups can be seen.',
      publicWording: 'Seeing early means less force.',
      hearers: ['this-force', 'region', 'college-of-policing'],
    },
  ],
  full: {
    noticeDays: 14,
    engagement: 'agreed-plan',
    rolesMissing: 'The communications lead was on leave and sent a deputy.',
    moments: [
      ['12:10', 'Second group gathers at the agreed place.', 'Bronze (second group)'],
      ['13:20', 'Spotter sees it move. Line formed.', 'Silver'],
      ['13:42', 'First arrest at the north end.', 'Bronze (line)'],
      ['14:40', 'Second group leaves by the west station.', 'Silver'],
    ],
    objectives: [
      ['Let both groups be seen and heard.', 'met-with-difficulty'],
      ['Prevent violence between them.', 'met'],
      ['Keep the stations open.', 'met'],
    ],
    unforeseen:
      'A third handful of people stood behind the line and filmed. They were asked to move once and did.',
    newMethods: 'A roof spotter with a direct line to silver.',
    radio: 'Good. The line used hand signals when it was too loud.',
    rights: 'Each group had its own place and could see the other. Nobody was made to stay.',
    contingencies: 'The line had been planned and was used. The dispersal plan worked as written.',
    media: 'A local paper praised the line. A clip of the pushing had 20,000 views in a day.',
    fairness: 'Two letters said the line came too early; the organiser of the rally said it came in time.',
    welfare: 'Units on the line were relieved after 90 minutes. Water ran short at 14:00.',
    training: 'Eleven officers had not trained in forming a line this year.',
    closures: [['Two shopping streets', '13:20', '15:05', 3000]],
    equipment: [['Water', 'missing', 'None left on the line from 14:00 to 14:25.']],
    forOversight:
      'Two groups were kept apart with little force. Prisoners waited too long in vans. Custody space is now opened earlier.',
  },
}

/** A picket at a warehouse in Milton Keynes. */
export const lockgate: Story = {
  voice: 0,
  summary:
    'About 230 people stood at a warehouse gate in Milton Keynes from the early morning. Lorries were let out but not in for three hours. It ended by agreement at 11:00.',
  forecast: 200,
  expected: 'About 200 people and some delay to lorries.',
  actual: '230 people; three hours without a lorry in.',
  difference: 'A second gate that the plan relied on was locked.',
  well: 'Silver and the picket’s speaker agreed the end an hour before it came.',
  lessWell: 'The site manager learned of the plan on the day.',
  unsafe: 'A lorry reversed without a guide. Nobody was near.',
  staffing: 'One unit, because the last picket there needed one.',
  liaison: 2,
  impacts: {
    businesses: ['moderate', 'The warehouse lost three hours of deliveries.', 'Site manager.'],
    'road-transport': ['low', 'Eleven lorries waited on the grid road.', 'Sergeant’s count.'],
  },
  policingEffect: 'Neither side thought officers had taken the other’s part.',
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'planning',
      observation: 'The second gate was locked and nobody had the key.',
      cause: 'The plan was made from an aerial picture.',
      effect: 'Three hours without a lorry in.',
      evidence: 'Site log.',
      recommendation: 'Try every gate that a plan relies on.',
      publicWording: 'Check that gates in the plan can be opened.',
    },
  ],
}

/** An occupied building site beside the Oxford ring road. Its review is being written. */
export const harrowLane: Story = {
  voice: 2,
  summary:
    'People opposed to a new junction held a building site beside the Oxford ring road for nine days. About 650 were there at the peak. The ring road was shut twice, the second time for two hours. Twenty-four people were arrested.',
  forecast: 400,
  expected: 'A weekend of some 400 people in tents, gone by the Monday.',
  actual: 'Nine days, about 650 people, two walkways high in the trees.',
  difference:
    'Supplies had been brought in over weeks, in small loads. The site’s guards saw them and told nobody.',
  well: 'One plan and one table for police, council, contractor and ambulance from the second day.',
  lessWell: 'The first two days were policed as two separate events by two districts.',
  unsafe:
    'A walkway was tied to a lighting column that had been cut. Sent ahead to the NPoCC on the third day.',
  staffing:
    'Six units at the peak: two for the road, two for the site edge, one for arrests and one to rest. It was worked out afresh each evening.',
  liaison: 8,
  impacts: {
    'local-residents': [
      'moderate',
      'Floodlights and generators by night for nine days.',
      'Door-to-door visits to 120 homes.',
    ],
    'road-transport': [
      'high',
      'The ring road was shut for 50 minutes and then for two hours.',
      'Roads authority.',
    ],
  },
  policingEffect: 'To be added when the second impact review is in.',
  arrests: [
    ['obstruction-of-the-highway', 15, 0, 2],
    ['locking-on-or-interference-with-infrastructure', 8, 1, 0],
  ],
  lessons: [],
  full: {
    noticeDays: 2,
    engagement: 'contact-no-agreement',
    rolesMissing: 'To be settled at the joint debrief.',
    moments: [
      ['07:30', 'Last walkway empty; climbers down.', 'Silver'],
      ['11:10', 'Ring road open in both directions.', 'Silver'],
      ['15:40', 'Site handed back to the contractor.', 'Gold'],
    ],
    objectives: [
      ['Keep everyone safe, those at height first.', 'met'],
      ['Keep the ring road open.', 'not-met'],
      ['Give the site back without injury.', 'met'],
    ],
    unforeseen: 'Walkways in the trees. Specialist climbers were asked for through the regional coordinator.',
    newMethods: 'Walkways tied to street furniture.',
    radio: 'Two districts used two channels for the first two days.',
    rights: 'A place on the verge was kept free for the whole nine days.',
    contingencies: 'A plan for one weekend. A rota for longer was drawn up on the second day.',
    media: 'Regional television every day, national on two.',
    fairness: 'To be asked at the joint debrief.',
    welfare: 'Twelve-hour days in rain; a heated tent came on the fourth day.',
    training: 'Nobody in the force can work at that height.',
    closures: [['Ring road, both ways', '09:10', '11:10', 5200]],
  },
}
