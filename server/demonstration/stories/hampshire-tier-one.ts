import type { Story } from '../story.ts'

/** A picket outside a depot in Basingstoke. */
export const sandling: Story = {
  voice: 1,
  summary:
    'About 420 people joined a one-day picket outside a parcel depot over shift patterns. They kept to the footway except for ten minutes at the change of shift. Nobody was arrested.',
  forecast: 400,
  expected: 'About 400 people at the main gate from 06:00 to 14:00.',
  actual: 'As expected, and cheerful. At 13:50 the footway was full and the road was used.',
  difference: 'No real difference. The change of shift had not been thought through.',
  well: 'The picket supervisor and silver spoke every hour. Vans came and went.',
  lessWell: 'The second serial had too little to do and was not told why it was there.',
  unsafe: 'Nothing.',
  staffing: 'Two serials were posted to the gate, with a sergeant each, and a silver on site.',
  liaison: 4,
  impacts: {
    'road-transport': [
      'low',
      'The depot road was held for ten minutes at the change of shift.',
      'Sergeant’s log.',
    ],
    businesses: ['low', 'The depot ran at about half of its usual vans.', 'Depot manager.'],
  },
  policingEffect: 'Seen as friendly. Two residents asked why so many officers stood about.',
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'staffing-and-resources',
      observation: 'One serial would have been enough for most of the day.',
      cause: 'The number was taken from a picket three years ago at another gate.',
      effect: 'Twenty officers were away from their stations for eight hours.',
      evidence: 'Log of posts; the silver’s own view.',
      recommendation: 'Write down what each serial is for before asking for it.',
      publicWording: 'Say what each group of officers is there to do.',
    },
  ],
}

/** A small protest at a site visit near Romsey. Its review has only been begun. */
export const weir: Story = {
  voice: 2,
  summary:
    'About 40 people stood at the gate of a field north of Romsey while councillors looked at plans for a solar farm. One man cut a chain and was arrested. The rest left with the councillors.',
  forecast: 50,
  expected: 'About 50 people on the verge with banners.',
  actual: '40 people, and one who cut the chain.',
  difference: 'None that mattered.',
  well: 'The landowner had a single telephone number to call, and used it.',
  lessWell: 'The debrief was put off for two days because the sergeant’s team went straight to another call.',
  unsafe: 'Nothing.',
  staffing: 'A sergeant and twelve: the lane is narrow and there is one gate.',
  liaison: 2,
  impacts: {},
  policingEffect: 'Both sides said they had been listened to.',
  arrests: [['criminal-damage', 1, 0, 0]],
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'briefing',
      observation: 'The hot debrief was held two days late.',
      cause: 'Nobody was named to hold it.',
      effect: 'Two officers had forgotten the order of events.',
      evidence: 'Duty log.',
      recommendation: 'Name the person who holds the hot debrief in the briefing.',
      publicWording: 'Name who leads the debrief before the event begins.',
    },
  ],
}

/** A family day in Fareham with a protest in it. */
export const gorse: Story = {
  voice: 2,
  summary:
    'Some 260 people with banners about a planned housing estate walked through a family day on the green. A stall was pushed over by accident. There was no disorder.',
  forecast: 150,
  expected: 'About 150 people who would stay at the edge of the green.',
  actual: 'About 260, who walked through the middle once and then stood by the stage.',
  difference: 'The walk through the green had been announced at the gate that morning, after the briefing.',
  well: 'Stewards of the family day and officers stood together, so children saw a friendly line.',
  lessWell: 'The control room had two logs open for the same event.',
  unsafe: 'Nothing.',
  staffing: 'Twenty-two: the family day’s usual sixteen and six more for the forecast.',
  next: { choice: 'fewer', why: 'Four liaison officers and the usual team would have done.' },
  liaison: 4,
  impacts: {
    visitors: [
      'low',
      'Families left the stage area for a quarter of an hour.',
      'Organiser of the family day.',
    ],
    businesses: ['low', 'One stall lost stock worth about £60.', 'Stall holder.'],
  },
  policingEffect: 'Reassuring. Nobody was moved on.',
  damage: 'One trestle table and some jars, about £60.',
  lessons: [
    {
      kind: 'notable-practice',
      theme: 'engagement-and-liaison',
      observation:
        'A liaison officer walked at the head of the group and talked people round the pushchairs.',
      cause: 'She had met the organiser the week before.',
      effect: 'A crowded place stayed calm.',
      evidence: 'Steward’s note and video.',
      recommendation: 'Meet organisers in person where children will be about.',
      publicWording: 'Officers meet organisers in person before a family event.',
    },
    {
      kind: 'lesson-identified',
      theme: 'command-and-control',
      observation: 'The same event ran on two control room logs.',
      cause: 'The family day and the protest had been entered separately.',
      effect: 'The stall holder’s call was answered twice, the second time an hour later.',
      evidence: 'Both logs.',
      recommendation: 'Link the logs of events that share a place and a day.',
      publicWording: 'Keep one log for one place.',
    },
  ],
}

/** A march about ferry fares in Newport. */
export const pebble: Story = {
  voice: 0,
  summary:
    'About 310 people marched from the quay to the square in Newport against the loss of the last evening ferry. Traffic was held for twelve minutes. No arrests.',
  forecast: 300,
  expected: 'About 300 people, half an hour of walking, speeches, home.',
  actual: 'Just that.',
  difference: 'None.',
  well: 'Four special constables who live in the town ran the road closure and knew every driver.',
  lessWell: 'Cones arrived after the march.',
  unsafe: 'Nothing.',
  staffing:
    'Eighteen, counted from the junctions: two at each of the seven, a sergeant, a silver and two liaison officers.',
  liaison: 2,
  impacts: {
    'road-transport': ['low', 'Two buses waited, nine minutes at most.', 'The bus operator.'],
  },
  policingEffect: 'Welcomed. The town council wrote to say so.',
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'logistics',
      observation: 'Cones and signs came an hour late.',
      cause: 'They are kept on the mainland and missed a ferry.',
      effect: 'Officers stood in the road instead.',
      evidence: 'Delivery note.',
      recommendation: 'Keep one set of signs on the island.',
      publicWording: 'Keep road signs where they will be needed.',
    },
  ],
}

/** A sit-down outside a council office in Ryde. */
export const hazelbank: Story = {
  voice: 1,
  summary:
    'Sixty people sat in the entrance of a council office in Ryde while a day centre’s closing was voted on. Two who would not leave at closing time were carried out and arrested.',
  forecast: 100,
  expected: 'About 100 people outside, with songs.',
  actual: '60 people, inside.',
  difference: 'The door had not been locked, because the meeting was public.',
  well: 'Those who stayed were asked three times, by name of their group, and most left on the third.',
  lessWell: 'The council’s security firm started to pull people up before officers had spoken.',
  unsafe: 'A fire door was blocked for 20 minutes; it was cleared at once when noticed.',
  staffing: 'Sixteen: enough to carry two people at a time with a supervisor watching.',
  liaison: 2,
  impacts: {
    visitors: ['moderate', 'People with appointments were turned away for two hours.', 'Reception desk.'],
    'groups-with-protected-characteristics': [
      'moderate',
      'Several who use the day centre were distressed by the noise.',
      'Centre manager.',
    ],
    'people-taking-part': ['low', 'One person had a bruised arm.', 'Paramedic’s note.'],
  },
  policingEffect:
    'Mixed: careful once officers led, but people did not see the difference between officers and guards.',
  arrests: [['other', 2, 0, 2]],
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'partners',
      observation: 'Security guards began to remove people before the police plan started.',
      cause: 'Nobody had told them who would do what.',
      effect: 'A person was bruised, and trust was lost.',
      evidence: 'Video from the lobby.',
      recommendation:
        'Agree with the building’s manager who acts, and in which order, before a public meeting.',
      publicWording: 'Agree with building staff who does what before a public meeting.',
    },
  ],
}
