import type { Story } from '../story.ts'

/** An obstruction at the dock gates in Southampton, whose review is still being written. */
export const marram: Story = {
  voice: 1,
  summary:
    'At 06:20 about 180 people sat down across the western dock gates against a plan to widen the terminal road. Nine were fixed to each other with tubes. The road was clear again at 12:50. Seven people were arrested, most of them for breach of a condition.',
  forecast: 100,
  expected: 'About 100 people with banners beside the road from 08:00, gone by noon.',
  actual: 'About 180 people, two hours earlier, on the road and not beside it, nine of them locked together.',
  difference:
    'A call for people to come had been seen, but the word “early” in it was not followed up. The devices were new to this force.',
  well: 'The removal team worked calmly and explained each step to those who were fixed. Lorries were turned round at the motorway in good time.',
  lessWell:
    'The first unit arrived after the road had been taken. Silver and the port used different maps for 40 minutes.',
  unsafe:
    'One tube held sharp edges; the removal team’s gloves were cut. Sent ahead to the NPoCC the next day.',
  staffing:
    'Three units: one for the gates, one for the approach road, one in reserve because earlier actions at ports had moved from gate to gate.',
  next: {
    choice: 'different-mix',
    why: 'A removal team on call from 05:00 instead of a third unit from 08:00.',
  },
  liaison: 6,
  planned: { 'police-support-unit-level-2': 50, 'protester-removal-team': 0 },
  impacts: {
    'local-residents': [
      'low',
      'Lorries waited in two residential streets with engines running.',
      'Eleven calls to the control room.',
    ],
    businesses: [
      'moderate',
      'Two haulage firms missed a sailing. The fish market opened late.',
      'Port operations room, and a visit to the market.',
    ],
    'road-transport': [
      'high',
      'The dock approach was shut for six and a half hours, with queues of two miles.',
      'Traffic cameras and the roads authority.',
    ],
    'hospitals-and-health': ['none', 'No effect on access.', 'The hospital’s site manager.'],
    'other-critical-infrastructure': [
      'moderate',
      'One of three port gates was out of use.',
      'Port operations room.',
    ],
    'people-taking-part': [
      'low',
      'Two had cold injuries to the hands and were seen by paramedics.',
      'Ambulance log.',
    ],
  },
  policingEffect:
    'Drivers in the queue felt left alone until officers walked along it with water. Those taking part said they knew what would happen next.',
  arrests: [
    ['breach-of-conditions-or-prohibition', 5, 0, 0],
    ['locking-on-or-interference-with-infrastructure', 1, 1, 0],
  ],
  lessons: [
    {
      kind: 'urgent-safety-learning',
      theme: 'protester-removal',
      observation: 'A tube used to lock two people together had been lined with cut metal.',
      cause: 'The team’s gloves are made for wire, not for sheet metal.',
      effect: 'Two pairs of gloves were cut through. Nobody was hurt.',
      evidence: 'Photographs and the team leader’s note.',
      recommendation: 'Issue gloves that withstand sheet metal to every removal team.',
      publicWording: 'Give removal teams gloves that withstand sheet metal.',
      hearers: ['this-force', 'region', 'national'],
      action: {
        what: 'Buy and issue gloves of the higher grade.',
        role: 'Head of the removal team',
        owner: 'ellis-penn',
        dueInDays: 60,
        measure: 'Every kit bag holds two pairs.',
        status: 'under-way',
        priority: 'high',
      },
    },
    {
      kind: 'lesson-identified',
      theme: 'intelligence',
      observation: 'The start was two hours earlier than assessed.',
      cause: 'An open message gave the hour, and nobody was asked to read it again on the last evening.',
      effect: 'The road was taken before the first unit came.',
      evidence: 'Assessment of the day before; the message itself.',
      recommendation: 'Read open sources once more on the eve of every planned event.',
      publicWording: 'Look again at what is public on the evening before.',
      hearers: ['this-force', 'region'],
      action: {
        what: 'Put an eve-of-event check into the intelligence plan.',
        role: 'Force intelligence manager',
        owner: 'jules-marlow',
        dueInDays: 70,
        measure: 'The check is logged for the next five events.',
        status: 'not-started',
      },
    },
    {
      kind: 'notable-practice',
      theme: 'partners',
      observation: 'The port lent an engineer who stayed with the removal team.',
      cause: 'It had been agreed in the safety advisory group.',
      effect: 'Lighting and a wind break were there within minutes.',
      evidence: 'Removal team log.',
      recommendation: 'Ask every site operator for a named engineer.',
      publicWording: 'Ask site operators for an engineer on the day.',
      hearers: ['this-force', 'partners-through-jol'],
    },
  ],
  full: {
    noticeDays: 3,
    engagement: 'contact-no-agreement',
    rolesMissing: 'The control room could not send anybody; its log was used instead.',
    moments: [
      ['06:20', 'Road taken. First officers on scene at 06:34.', 'Duty inspector'],
      ['07:15', 'Condition set: move to the marked area beside the gate.', 'Senior officer at the scene'],
      ['08:05', 'Removal team asked for.', 'Silver'],
      ['09:10', 'First tube opened.', 'Bronze (removal)'],
      ['12:50', 'Road open.', 'Silver'],
    ],
    objectives: [
      ['Keep everyone safe, those locked on first.', 'met'],
      ['Keep two of the three gates open.', 'met'],
      ['Open the approach road within three hours.', 'not-met'],
    ],
    unforeseen:
      'Lock-on tubes of a new make. The removal team tried its tools on a spare before touching one that was in use.',
    newMethods: 'Tubes lined with cut metal. Ours: officers walked the queue with water and news.',
    radio:
      'Good on site. The port’s own radio could not be heard by silver; a port officer came to the control room at 07:00.',
    rights:
      'A place beside the gate, in full view, was offered from the first minute and used by about half.',
    contingencies: 'A second gate had been made ready and was used. There was no plan for an early start.',
    media: 'National coverage of the protest for one day, little of it about the policing.',
    fairness: 'Hauliers thought it took too long. Those taking part called the removal careful.',
    welfare: 'The first unit was on its feet for six hours without relief. Food came at 11:00.',
    training: 'Only one removal team in the force has trained with tubes of metal.',
    closures: [['Dock approach road, both ways', '06:20', '12:50', 2400]],
    conditions: [
      [
        'Public Order Act 1986, section 14',
        'Senior officer at the scene, inspector',
        '07:15',
        'Serious disruption to the life of the community: port traffic.',
        5,
      ],
    ],
    equipment: [['Cut-resistant gloves', 'failed', 'Cut through by lined tubes.']],
  },
}
