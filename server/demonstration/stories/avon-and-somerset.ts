import type { Story } from '../story.ts'

/** A protest on the seafront at Weston-super-Mare. */
export const quern: Story = {
  voice: 2,
  summary:
    'About 350 people stood on the seafront at Weston-super-Mare against parking charges. They crossed the road together every five minutes for an hour, as they had said they would.',
  forecast: 300,
  expected: 'About 300 people and slow traffic.',
  actual: '350 people; traffic moved between crossings.',
  difference: 'None worth noting.',
  well: 'The crossing every five minutes had been agreed with the organiser and told to bus drivers.',
  lessWell: 'The sign at the roundabout said “accident”, because there was no other word in it.',
  unsafe: 'Nothing.',
  staffing: 'Twenty-four: two for each of nine crossings, the rest in reserve for the pier.',
  liaison: 2,
  impacts: {
    visitors: ['low', 'Some turned round at the sign.', 'Car park counts.'],
    'road-transport': ['low', 'Traffic was slow for an hour.', 'Traffic cameras.'],
  },
  policingEffect: 'Good-humoured. The organiser shared a photograph with officers.',
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'media-and-social-media',
      observation: 'The road sign said “accident”.',
      cause: 'The sign has four fixed messages.',
      effect: 'Some visitors went home; worried people called.',
      evidence: 'Nineteen calls in the control room log.',
      recommendation: 'Have the message “protest, expect delay” added to the signs.',
      publicWording: 'Road signs should say what is really happening.',
    },
  ],
}

/** A rally in Taunton. */
export const chalkpit: Story = {
  voice: 1,
  summary:
    'About 280 people rallied outside a library in Taunton. A microphone was used inside the reading room until a member of staff asked for quiet. Nobody was arrested.',
  forecast: 250,
  expected: 'About 250 people on the steps.',
  actual: 'About 280, twenty of them inside for half an hour.',
  difference: 'It rained.',
  well: 'Library staff and officers agreed what to say, and one person said it.',
  lessWell: 'The liaison officer was called away to court.',
  unsafe: 'Nothing.',
  staffing: 'Twenty: two pairs for the doors, a serial in reserve, and a silver.',
  next: { choice: 'fewer', why: 'The reserve was not used and could have stayed on call.' },
  liaison: 2,
  impacts: {
    visitors: ['low', 'Readers moved to the upper floor for half an hour.', 'Librarian.'],
  },
  policingEffect: 'Officers were hardly noticed, which staff liked.',
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'engagement-and-liaison',
      observation: 'The only liaison officer had to go to court.',
      cause: 'Court dates are not in the duty system.',
      effect: 'Nobody whom the organiser knew was there.',
      evidence: 'Duty sheet.',
      recommendation: 'Name a deputy for every liaison officer.',
      publicWording: 'Name a deputy for each liaison officer.',
    },
  ],
}

/** A march through Bath that waits for gold. */
export const thistledown: Story = {
  voice: 2,
  summary:
    'About 3,100 people marched through Bath against a bus station’s move. The march split in two at a narrow bridge, and the second half stood still for 35 minutes. Three people fainted. There were no arrests.',
  forecast: 3000,
  expected: 'About 3,000 people, one hour from start to finish.',
  actual: 'About 3,100. The bridge let through half as many a minute as the plan said.',
  difference:
    'A market stall had been allowed on the bridge that morning by somebody who did not know of the march.',
  well: 'Stewards and officers brought water within ten minutes. The second half was kept informed by loudhailer.',
  lessWell: 'Nobody at the bridge could tell the front to stop.',
  unsafe:
    'People at the bridge were pressed together for some minutes. Nobody was hurt. Sent ahead to the NPoCC.',
  staffing:
    'Three units, worked out from the length of the route and two crossings of the main road. The bridge was given one pair.',
  next: { choice: 'different-mix', why: 'A serial at the bridge instead of one on the rally.' },
  liaison: 6,
  impacts: {
    'local-residents': ['low', 'No cars in the centre until 15:00.', 'Two calls.'],
    visitors: ['moderate', 'Coaches could not set down in the centre.', 'Coach park manager.'],
    businesses: ['low', 'Some lost trade and some gained it.', 'Business group.'],
    'rail-and-other-public-transport': [
      'moderate',
      'All buses through the centre were sent round for three hours.',
      'The bus operator.',
    ],
    'people-taking-part': [
      'moderate',
      'Three fainted in the queue; two children were parted from parents for ten minutes.',
      'First aid log.',
    ],
  },
  policingEffect: 'Praised for water and words. Criticised for the bridge.',
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'planning',
      observation: 'A market stall halved the width of the bridge.',
      cause: 'Permission for stalls and permission for marches are given by two offices.',
      effect: 'The march stood still for 35 minutes and people were pressed together.',
      evidence: 'Video; the stall’s permit.',
      recommendation:
        'Ask for a list of street permits for the day of every march, and walk the route that morning.',
      publicWording: 'Check for stalls and works on the morning of a march.',
      hearers: ['this-force', 'region', 'partners-through-jol'],
      action: {
        what: 'Agree with the council that street permits reach the planner two days before.',
        role: 'Operations planning inspector',
        owner: 'noor-sedgley',
        dueInDays: 70,
        measure: 'Permits arrived in time for three events in a row.',
        status: 'under-way',
      },
    },
    {
      kind: 'lesson-identified',
      theme: 'communications-and-radio',
      observation: 'The pair at the bridge could not stop the front of the march.',
      cause: 'Front and rear were on different channels.',
      effect: 'The crowd at the bridge grew for ten minutes after it was seen.',
      evidence: 'Both channels’ recordings.',
      recommendation: 'Put the front, the rear and every narrow place on one channel.',
      publicWording: 'Keep the whole march on one radio channel.',
      action: {
        what: 'Change the standing radio plan for marches.',
        role: 'Communications sergeant',
        owner: 'dale-trevanion',
        dueInDays: 60,
        measure: 'The plan is issued and was used once.',
        status: 'done',
      },
    },
  ],
  full: {
    noticeDays: 20,
    engagement: 'agreed-plan',
    rolesMissing: 'None.',
    moments: [
      ['11:30', 'March sets off.', 'Bronze (route)'],
      ['12:05', 'Bridge seen to be too narrow.', 'Constable at the bridge'],
      ['12:17', 'Front of the march asked to wait.', 'Silver'],
      ['12:40', 'Stall moved; bridge flows.', 'Bronze (route)'],
      ['14:20', 'Rally ends.', 'Silver'],
    ],
    objectives: [
      ['Let the march take place safely.', 'met-with-difficulty'],
      ['Keep the hospital road open.', 'met'],
    ],
    unforeseen: 'The stall. It was moved by hand with the holder’s help once somebody thought of asking.',
    newMethods: 'None.',
    radio: 'Two channels where one was needed.',
    rights: 'The route was agreed as asked for, past the place that the march was about.',
    contingencies: 'A shorter route was planned and could not be used once the front had passed the bridge.',
    media: 'Local, about the cause; one letter about the bridge.',
    fairness: 'The organiser was content. A parent who was parted from a child was not.',
    welfare: 'Good. Units ate before they started.',
    training: 'Reading the density of a crowd is not in the course for constables.',
    closures: [
      ['Bridge', '11:50', '12:50', 3100],
      ['City centre streets', '11:00', '15:00', 4000],
    ],
    earlier: {
      reference: 'Force learning log, lantern parade last winter',
      note: 'Watch narrow places from above.',
    },
    equipment: [['Loudhailers', 'worked', 'Both were used at the bridge.']],
  },
}

/** A camp beside a showground in Yeovil, whose review is overdue. */
export const flintwall: Story = {
  voice: 0,
  summary:
    'About 150 people camped for six days beside a showground in Yeovil against a quarry. They left on the day that they had named. Two people were arrested for damage to a fence.',
  forecast: 200,
  expected: 'About 200 people over a long weekend.',
  actual: 'Fewer people for longer.',
  difference:
    'The weekend was named in the call; the camp decided on the spot to stay until the council’s meeting.',
  well: 'One sergeant was the camp’s contact on all six days.',
  lessWell: 'Rest days were cancelled a day at a time.',
  unsafe: 'An open fire near gas bottles, put out at once when asked.',
  staffing:
    'One unit by day and a sergeant with eight by night, because the road beside the camp has no lights.',
  liaison: 6,
  impacts: {
    'local-residents': ['low', 'Smoke and music by night.', 'Nine calls.'],
    'people-taking-part': ['low', 'Two were treated for burns.', 'First aid log.'],
  },
  policingEffect: 'Thought relaxed by the camp and slow by the owner of the fence.',
  arrests: [['criminal-damage', 2, 0, 0]],
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'staffing-and-resources',
      observation: 'Rest days were cancelled one at a time for four days.',
      cause: 'Each day was planned as the last.',
      effect: 'Officers could not plan, and three fell ill.',
      evidence: 'Duty system.',
      recommendation: 'Plan the staffing of a camp by the week.',
      publicWording: 'Plan for a week at a time.',
    },
  ],
}
