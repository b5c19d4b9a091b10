import type { Story } from '../story.ts'

/** Three days at a port road near Avonmouth: the demonstration's one finished tier 3 review. */
export const plover: Story = {
  voice: 2,
  summary:
    'For three days about 260 people blocked the road to a waste plant near Avonmouth with vehicles, tripods and lock-ons. On the second day the road was shut for seven hours and two fire engines had to go round. Forty-six people were arrested. Five officers and two members of the public were slightly hurt.',
  forecast: 250,
  expected: 'One day, about 250 people at the plant’s gate, with music and speeches.',
  actual: 'Three days, tripods in the road from the first night, and help asked for from three other forces.',
  difference: 'The call had spoken of “as long as it takes”. It was read as a figure of speech.',
  well: 'Officers from four forces worked from one order. The removal of tripods went on by night without an injury.',
  lessWell: 'For the first six hours nobody told the fire service which roads were shut.',
  unsafe: 'Two fire engines met the road block without warning. Sent ahead to the NPoCC within two days.',
  staffing:
    'Nine units on the second day: three to hold the road, two for removal, two for the plant and two at rest. The assumption that mattered was that tripods would be put back as fast as they were taken down.',
  next: {
    choice: 'different-mix',
    why: 'Two removal teams from the first hour, and three units fewer on the second day.',
  },
  liaison: 8,
  planned: { 'police-support-unit-level-2': 75, 'neighbourhood-officers': 40 },
  impacts: {
    'local-residents': [
      'moderate',
      'Noise by night, and lorries in side streets for three days.',
      'Visits to 85 homes; 34 calls.',
    ],
    businesses: ['moderate', 'Fourteen firms on the estate sent staff home.', 'Estate manager and a survey.'],
    'road-transport': [
      'high',
      'The port road was shut for seven hours on the second day.',
      'Roads authority.',
    ],
    'rail-and-other-public-transport': ['low', 'One freight path was given up.', 'The freight operator.'],
    'hospitals-and-health': [
      'low',
      'Clinical waste was stored for a day longer.',
      'Hospital estates manager.',
    ],
    'other-critical-infrastructure': [
      'moderate',
      'The plant ran on half load for two days.',
      'Plant operator.',
    ],
    'other-emergency-services': [
      'severe',
      'Two fire engines were sent round by seven miles on the way to a small fire.',
      'Fire control log.',
    ],
    'groups-with-protected-characteristics': [
      'low',
      'A wheelchair user could not pass the cordon for ten minutes.',
      'Liaison log.',
    ],
    'people-taking-part': ['moderate', 'Two were treated for cold, two for bruises.', 'Ambulance log.'],
  },
  policingEffect:
    'Firms praised the news they were given every two hours. Residents felt that the first night was nobody’s business but theirs.',
  handling: 'Police, recipient and named partners only until proceedings end.',
  damage: 'Road surface where tripods were fixed, about £6,500; one police vehicle.',
  arrests: [
    ['obstruction-of-the-highway', 21, 0, 3],
    ['locking-on-or-interference-with-infrastructure', 17, 2, 0],
    ['assault-on-an-emergency-worker', 3, 0, 1],
    ['criminal-damage', 3, 0, 0],
  ],
  lessons: [
    {
      kind: 'urgent-safety-learning',
      theme: 'partners',
      observation: 'Two fire engines met a closed road that their control did not know of.',
      cause: 'Road closures went to the roads authority only. The form has no line for fire and ambulance.',
      effect: 'Seven miles and eleven minutes on the way to a small fire.',
      evidence: 'Fire control log and police log, side by side.',
      recommendation: 'Send every closure to fire and ambulance control at once, by one message.',
      publicWording: 'Tell fire and ambulance control at once when a road is shut.',
      hearers: ['this-force', 'national', 'partners-through-jol'],
      action: {
        what: 'Set up one message that reaches all three control rooms.',
        role: 'Control room chief inspector',
        owner: 'noor-sedgley',
        dueInDays: 45,
        measure: 'Ten closures in a row reached all three within five minutes.',
        status: 'embedded',
        priority: 'high',
      },
    },
    {
      kind: 'lesson-identified',
      theme: 'mutual-aid-and-mobilisation',
      observation: 'Two of the three donor forces were asked after midnight.',
      cause: 'Silver hoped that the first night would be the last.',
      effect: 'Their units came at 09:00, when the road had been shut for three hours.',
      evidence: 'Mutual aid requests with times.',
      recommendation:
        'Ask the regional coordinator as soon as a second day is possible, and cancel if it is not.',
      publicWording: 'Ask other forces for help sooner.',
      hearers: ['this-force', 'region', 'national'],
      action: {
        what: 'Write the trigger for regional help into gold’s strategy template.',
        role: 'Head of operations',
        owner: 'dale-trevanion',
        dueInDays: 80,
        measure: 'The template is used in the next two strategies.',
        status: 'done',
      },
    },
    {
      kind: 'notable-practice',
      theme: 'protester-removal',
      observation: 'Tripods were taken down by night with nobody hurt.',
      cause: 'Each removal was talked through with the person at the top and with a paramedic first.',
      effect: 'Eleven removals without an injury.',
      evidence: 'Removal log and video.',
      recommendation: 'Talk each removal through before it begins, with the person and a paramedic.',
      publicWording: 'Talk with the person and a paramedic before each removal.',
      hearers: ['this-force', 'national', 'college-of-policing'],
    },
  ],
  full: {
    noticeDays: 6,
    engagement: 'no-known-organiser',
    rolesMissing: 'The independent advisory group member was ill and gave a view by telephone afterwards.',
    moments: [
      ['05:40', 'Four tripods found in the road.', 'Bronze (road)'],
      ['06:10', 'Tactical coordinating group called.', 'Silver'],
      ['09:00', 'Units from two forces arrive and are briefed.', 'Bronze (mutual aid)'],
      ['12:35', 'Road open in one direction.', 'Silver'],
      ['17:20', 'Last tripod down.', 'Bronze (removal)'],
    ],
    objectives: [
      ['Keep everyone safe, those at height first.', 'met'],
      ['Keep a way open for emergency vehicles.', 'not-met'],
      ['Let people protest at the plant’s gate.', 'met'],
      ['Reopen the road within four hours.', 'not-met'],
    ],
    unforeseen:
      'Tripods came back by night. A second removal team was made up from two forces and worked in turns.',
    newMethods:
      'Tripods with a person on top, put up in under a minute. Ours: removal by floodlight with a paramedic beside it.',
    radio: 'Four forces shared one channel from the second day. Before that, messages were carried by hand.',
    rights:
      'The verge at the gate was kept for the protest for all three days. Speeches and music went on throughout.',
    contingencies: 'A second day was planned for in outline. A second night was not. Both were needed.',
    media:
      'National coverage for three days, mostly of the cause. Police posts every two hours were widely shared.',
    fairness:
      'Residents and firms wanted it over sooner; the group thought it firm and fair. The press called it patient.',
    welfare:
      'Twelve-hour duties, with hotel beds for the units from other forces. Food by night came from the port canteen.',
    training: 'Too few officers are trained to work at height.',
    closures: [
      ['Port road, both ways', '05:40', '12:35', 6100],
      ['Estate road', '05:40', '17:20', 800],
    ],
    conditions: [
      [
        'Public Order Act 1986, section 14',
        'Silver, superintendent',
        '06:30',
        'Serious disruption: the only road for emergency vehicles was blocked.',
        12,
      ],
    ],
    equipment: [
      ['Floodlights', 'worked', 'Lent by the port.'],
      ['Harnesses for work at height', 'missing', 'Two sets for eleven removals.'],
    ],
    donors: [
      ['wiltshire', 'One unit', '16:00', '07:00'],
      ['gloucestershire', 'One unit', '23:50', '09:00'],
      ['devon-and-cornwall', 'One unit', '23:55', '09:00'],
    ],
    earlier: {
      reference: 'Regional learning log, quarry blockade two years ago',
      note: 'Ask for removal teams first.',
    },
    agencies: [
      ['Fire and rescue service', 'Emergency access'],
      ['Ambulance service', 'Paramedics at removals'],
      ['City council', 'Roads and residents'],
      ['Port operator', 'Lighting, canteen, road plans'],
    ],
    organiserView:
      'No organiser came forward. The plant operator thanked all services and asked for a named contact.',
    forOversight:
      'A three-day road block near Avonmouth ended without serious injury. Fire engines were delayed by a closure they had not been told of. One message now reaches all three control rooms, and ten closures in a row have been checked.',
    forPublic:
      'A protest shut a port road for part of three days. Nobody was badly hurt. Fire engines were delayed once, because we had not told their control room. We have changed how we do that.',
  },
}
