import type { Act } from '../acts.ts'
import { type ImpactTold, impactReviewed } from '../impact-acts.ts'

const ROWAN = 'rowan-hale'
const JULES = 'jules-marlow'
const SAM = 'sam-holloway'
const LEE = 'lee-ockwell'
const DALE = 'dale-trevanion'
const NOOR = 'noor-sedgley'
const NEIGHBOURHOOD = 'Neighbourhood sergeant'

const assessed = { step: 'post_event_assessment' } as const
const first = { step: 'impact_review_1' } as const
const second = { step: 'impact_review_2' } as const

/** By operation: made in time unless it says otherwise. What is missing here has not been made. */
const TOLD: Readonly<Record<string, readonly ImpactTold[]>> = {
  lantern: [
    {
      ...assessed,
      at: [-44, '10:20'],
      by: ROWAN,
      madeOn: -45,
      changed: 'Before the event only parking had been thought of. The buses and the schools were new.',
      effect: 'Parents asked why the doors stayed shut while children stood in the rain.',
      next: 'Neighbourhood team to meet the three head teachers. Ask the bus operator again in three weeks.',
    },
    {
      ...first,
      at: [-22, '15:40'],
      by: ROWAN,
      madeOn: -23,
      changed: 'Buses and parking are as before. The head teachers have been met.',
      felt: { schools: ['low', 'One school still asks for a warning before the next vote.'] },
      effect: 'The meeting with parents was welcomed. Nobody raised the doors again.',
      next: 'Warn the schools two days before the next vote. Nothing more is needed.',
    },
  ],
  fernhill: [
    {
      ...assessed,
      at: [-39, '16:10'],
      by: ROWAN,
      changed: 'The assessment made before the event had not expected five shops to miss the letter.',
      effect: 'Liaison officers were thanked. The second cordon was not understood by people shopping.',
      next: 'Traders’ group to be asked again after the end of the month.',
    },
    {
      ...first,
      at: [-14, '11:30'],
      by: ROWAN,
      changed:
        'Roads and patient transport are as before. Made three days late: it waited for the traders’ survey.',
      felt: { businesses: ['low', 'Four shops ask for the letter by hand next time.'] },
      effect: 'People now know why there were two cordons: the traders’ group put it in its newsletter.',
      next: 'Letters by hand for the next march on this route.',
    },
  ],
  marram: [
    {
      ...assessed,
      at: [-34, '09:50'],
      by: ROWAN,
      changed: 'There was no assessment for this event beforehand, only the standing one for the docks.',
      effect: 'Drivers felt left alone until officers walked along the queue with water.',
      next: 'Ask the port and the two haulage firms again before the 28 days are over.',
    },
  ],
  sandling: [
    {
      ...assessed,
      at: [-9, '14:00'],
      by: ROWAN,
      role: NEIGHBOURHOOD,
      changed: 'No assessment had been made before. The depot is working as usual.',
      effect: 'People could not tell officers from the site’s guards.',
      next: 'Nothing more is needed.',
    },
  ],
  gorse: [
    {
      ...assessed,
      at: [-8, '10:15'],
      by: ROWAN,
      role: NEIGHBOURHOOD,
      changed: 'As expected before the event.',
      effect: 'Welcomed. The town council wrote to say so.',
      next: 'Nothing more is needed.',
    },
  ],
  pebble: [
    {
      ...assessed,
      at: [-15, '13:25'],
      by: ROWAN,
      role: NEIGHBOURHOOD,
      changed: 'As expected before the event. Made late: the ferry operator answered after nine days.',
      effect: 'Both sides said they had been listened to.',
      next: 'Nothing more is needed.',
    },
  ],
  dovecote: [
    {
      ...assessed,
      at: [-35, '12:10'],
      by: JULES,
      changed: 'Nobody had expected a shop front to be damaged.',
      felt: { businesses: ['moderate', 'Two shops stayed shut for two days.'] },
      effect: 'Not asked while the investigation goes on.',
      next: 'Neighbourhood team to call on the two shops every week.',
    },
  ],
  millrace: [
    {
      ...assessed,
      at: [-25, '09:30'],
      by: JULES,
      role: NEIGHBOURHOOD,
      changed: 'The stop at the gate was longer than expected, and paint was thrown.',
      felt: { 'road-transport': ['low', 'The station road was held for half an hour on the day.'] },
      effect: 'Calm. People thanked officers at the junctions.',
      next: 'Tell the works when further arrests are made.',
    },
  ],
  hazelbank: [
    {
      ...assessed,
      at: [-22, '11:05'],
      by: JULES,
      role: NEIGHBOURHOOD,
      changed: 'Visitors to the council office had not been thought of before.',
      effect: 'People in wheelchairs were let in first, which was noticed.',
      next: 'Agree a second entrance with the council.',
    },
  ],
  oxbow: [
    {
      ...assessed,
      at: [-70, '15:00'],
      by: SAM,
      changed: 'Trade in the town centre fell more than expected; the trains did better.',
      effect: 'People at the rally felt protected. The second group felt penned in.',
      next: 'Meet both groups, and the traders, within the month.',
    },
    {
      ...first,
      at: [-49, '10:30'],
      by: SAM,
      changed: 'Trade is back. Both groups were met.',
      felt: {
        'groups-with-protected-characteristics': [
          'low',
          'Some still avoid the square on Saturdays, the faith forum says.',
        ],
      },
      effect: 'The second group accepts that it was free to leave, and asks for signs.',
      next: 'Neighbourhood team in the square on Saturdays until the end of the year.',
    },
  ],
  lockgate: [
    {
      ...assessed,
      at: [-30, '17:10'],
      by: LEE,
      role: NEIGHBOURHOOD,
      changed: 'Nothing had been assessed before. Made late: the warehouse’s figures came after a week.',
      effect: 'Neither side thought officers had taken the other’s part.',
      next: 'Nothing more is needed.',
    },
  ],
  'harrow-lane': [
    {
      ...assessed,
      at: [-27, '10:45'],
      by: SAM,
      changed: 'The ring road was shut for longer than any plan had said.',
      effect: 'Residents wanted more news on the day. Those taking part say removal was careful.',
      next: 'Letters to the four streets nearest; roads authority to count journeys for a month.',
    },
    {
      ...first,
      at: [-6, '16:20'],
      by: SAM,
      changed: 'The road is as before. Two of the four streets have answered the letter.',
      felt: { 'local-residents': ['low', 'Some expect the camp to come back in spring.'] },
      effect: 'The letter was welcomed. A councillor asks who decides on road closures.',
      next: 'Answer the councillor together with the roads authority, before the 90 days are over.',
    },
  ],
  quern: [
    {
      ...assessed,
      at: [-55, '09:40'],
      by: NOOR,
      role: NEIGHBOURHOOD,
      changed: 'As expected before the event.',
      effect: 'Good-humoured.',
      next: 'Nothing more is needed.',
    },
  ],
  plover: [
    {
      ...assessed,
      at: [-104, '14:30'],
      by: DALE,
      changed: 'The delay to ambulances was in no plan. It is the worst effect of all.',
      effect: 'People in the villages felt safe, and cut off.',
      next: 'Ambulance service and force to agree a kept lane. Village meeting in two weeks.',
    },
    {
      ...first,
      at: [-83, '11:20'],
      by: DALE,
      changed: 'A kept lane is agreed. The port is working in full.',
      felt: {
        'local-residents': ['low', 'At the village meeting, 40 people asked for earlier news.'],
        'other-emergency-services': ['low', 'Ambulance crews still ask for a number to ring on the day.'],
      },
      effect: 'The meeting helped. Some say that there were too many vehicles in the lanes.',
      next: 'Give the ambulance service a direct line to silver. Ask again after 90 days.',
    },
    {
      ...second,
      at: [-21, '10:10'],
      by: DALE,
      changed: 'The direct line was tried in an exercise and works. Nothing new came from the villages.',
      felt: {},
      effect: 'None that anybody named.',
      next: 'Nothing more is needed. The kept lane is in the plan for every event at the port.',
    },
  ],
  thistledown: [
    {
      ...assessed,
      at: [-46, '15:30'],
      by: DALE,
      changed: 'Visitors were held up more than expected, and the station too.',
      effect: 'Mixed. Visitors saw many officers and did not know why.',
      next: 'Tourist office to be told on the day next time.',
    },
    {
      ...first,
      at: [-20, '09:15'],
      by: DALE,
      changed: 'Nothing is felt any longer. Made four days late: it waited for the station’s figures.',
      felt: {},
      effect: 'None that anybody named.',
      next: 'Nothing more is needed.',
    },
  ],
  flintwall: [
    {
      ...assessed,
      at: [-41, '13:40'],
      by: NOOR,
      changed: 'Noise at night had not been expected.',
      effect: 'Residents liked that officers came to the doors.',
      next: 'Showground to be asked about loudspeakers before the next fair.',
    },
  ],
}

/** The community impact reviews that were recorded for the operation of this key. */
export function impactActsOf(key: string): Act[] {
  return (TOLD[key] ?? []).map(impactReviewed)
}
