import type { Story } from '../story.ts'

/** A march through Southampton, with a second group beside it. */
export const fernhill: Story = {
  voice: 0,
  summary:
    'Some 2,900 people walked from the park to the civic square against the closing of a hospital ward. A second group of 140 waited near the square and was kept apart by a cordon. The two met for a few minutes in a side street; six people were arrested and two officers were slightly hurt.',
  forecast: 2700,
  expected:
    'One march of about 2,700, a rally of an hour, and a small second group that would stay on the far side of the square.',
  actual:
    'The march was as large as forecast and 20 minutes early. The second group left the square to meet it and reached a side street that was not held.',
  difference:
    'The plan was timed by the organiser’s programme. Nobody had asked what would happen if the march walked faster.',
  well: 'One liaison pair walked with each group from start to finish. Stewards and officers used the same names for the same streets.',
  lessWell:
    'The side street between the two routes was left to one pair of officers. The early start reached the reserve by telephone, not by radio.',
  unsafe: 'Nothing that had to be sent ahead.',
  staffing:
    'Four units were asked for: two for the route, one for the square, one in reserve for the second group.',
  next: {
    choice: 'different-mix',
    why: 'One unit fewer on the route, and two more liaison pairs with the second group from the morning on.',
  },
  liaison: 6,
  planned: { 'police-support-unit-level-2': 75 },
  impacts: {
    'local-residents': [
      'low',
      'No cars in four streets for two hours, as the letters had said.',
      'Two calls to the control room.',
    ],
    businesses: [
      'moderate',
      'Shops along the route lost an hour of trade. Five say the letter never came.',
      'Survey by the traders’ group, 26 replies.',
    ],
    'road-transport': [
      'moderate',
      'The inner ring road was held twice, for 12 and 18 minutes.',
      'Traffic cameras.',
    ],
    'hospitals-and-health': [
      'low',
      'Patient transport was sent round by the north gate.',
      'The hospital’s site manager.',
    ],
    'people-taking-part': [
      'low',
      'A pushchair and a wheelchair user were caught at the cordon for some minutes.',
      'Stewards’ report.',
    ],
  },
  policingEffect:
    'Both groups thanked the liaison officers. People shopping did not understand why the second cordon line was there.',
  handling: 'Police and recipient only until the two court dates have passed.',
  arrests: [
    ['public-order', 4, 0, 1],
    ['assault-on-an-emergency-worker', 2, 0, 0],
  ],
  lessons: [
    {
      kind: 'lesson-identified',
      theme: 'planning',
      observation: 'The march passed the halfway point 20 minutes before the plan expected it.',
      cause: 'Timings came from the programme alone. Nobody walked the route at the pace of a small crowd.',
      effect: 'The side street was still open when the two groups came within sight of each other.',
      evidence: 'Control room log, liaison team log, drone footage.',
      recommendation:
        'Time every route on foot, and plan the closing of side streets by where the head of the march is, not by the clock.',
      publicWording: 'Plan closures by where a march has got to, not by the clock.',
      hearers: ['this-force', 'region'],
      action: {
        what: 'Add trigger points to the template of the operational order.',
        role: 'Operations planning inspector',
        owner: 'jules-marlow',
        dueInDays: 90,
        measure: 'The next three march orders close side streets by trigger point.',
        status: 'under-way',
      },
    },
    {
      kind: 'lesson-identified',
      theme: 'engagement-and-liaison',
      observation: 'Five shops on the route say that they were not told.',
      cause: 'Letters went through the traders’ group, and not every shop is a member.',
      effect:
        'Lost trade, and complaints that took longer to answer than letters would have taken to deliver.',
      evidence: 'Traders’ survey and four letters.',
      recommendation: 'Deliver a letter to each shop on the route, by hand, a week before.',
      publicWording: 'Tell each shop on a route in writing, a week before.',
      hearers: ['this-force', 'oversight-body'],
      action: {
        what: 'Put the delivery of letters on the planning checklist, with a list of doors.',
        role: 'Neighbourhood sergeant',
        owner: 'ellis-penn',
        dueInDays: 75,
        measure: 'The delivery list is in the next march order.',
        status: 'not-started',
      },
    },
    {
      kind: 'notable-practice',
      theme: 'engagement-and-liaison',
      observation: 'The same liaison pair stayed with each group all day.',
      cause: 'Silver refused to move them when other posts were short.',
      effect: 'The meeting of the two groups ended in four minutes, because each side knew whom to talk to.',
      evidence: 'Liaison log and the organiser’s own words.',
      recommendation: 'Keep liaison pairs with their group for the whole day.',
      publicWording: 'Liaison officers stay with the same group all day.',
      hearers: ['this-force', 'national', 'college-of-policing'],
    },
  ],
  full: {
    noticeDays: 17,
    engagement: 'agreed-plan',
    rolesMissing: 'Custody sent apologies and a written note, which was read out.',
    moments: [
      ['11:05', 'March sets off, ten minutes before the programme.', 'Bronze (route)'],
      ['11:48', 'Second group leaves the square.', 'Silver'],
      ['11:54', 'Reserve unit sent to the side street.', 'Silver'],
      ['12:01', 'Groups apart; cordon moved forward by thirty metres.', 'Bronze (square)'],
      ['14:10', 'Rally ends. Both groups leave by different sides.', 'Silver'],
    ],
    objectives: [
      ['Let the march and the rally take place safely.', 'met'],
      ['Keep the two groups out of reach of each other.', 'met-with-difficulty'],
      ['Keep the hospital’s gates open.', 'met'],
    ],
    unforeseen: 'The early march was met by moving the reserve, which left nothing in hand for 15 minutes.',
    newMethods: 'Stewards carried the same street map as officers, with numbered corners.',
    radio:
      'One channel for the route and one for the square. The reserve listened to neither while it waited.',
    rights:
      'Both groups were offered a place within sight and sound of the square. The route was agreed as asked for.',
    contingencies: 'A change of route was planned and not used. A faster march had not been thought of.',
    media:
      'Local coverage of the march, neutral about the policing. A short film of the side street was shared some 3,000 times.',
    fairness: 'The organiser called it fair. Two people who were held at the cordon did not.',
    welfare:
      'Hot drinks reached the route units at 13:30, five hours in. Toilets in the civic building were open to all.',
    training: 'New unit sergeants had not worked beside a liaison team before.',
    closures: [
      ['Inner ring road, both ways', '11:20', '11:32', 900],
      ['Inner ring road, southbound', '12:05', '12:23', 700],
    ],
    equipment: [['Loudhailer', 'failed', 'Flat battery; a spare was brought from the square.']],
    earlier: {
      reference: 'Force learning log, march of the spring before',
      note: 'Keep one unit for a second group.',
    },
  },
}
