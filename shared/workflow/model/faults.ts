import type { Command, World } from './world.ts'

/** What each action may do to the state, written by hand from the specification and not from the table. */
const moves: Readonly<Record<string, string>> = {
  start: 'none>draft',
  edit: 'draft>draft returned>returned',
  send_to_gold: 'draft>with_gold returned>with_gold',
  withdraw: 'draft>withdrawn returned>withdrawn signed_off>withdrawn',
  drop_amendment:
    'draft>submitted draft>received draft>queried returned>submitted returned>received returned>queried',
  recall: 'with_gold>draft',
  sign_off: 'with_gold>signed_off',
  return: 'with_gold>returned',
  decline: 'with_gold>withdrawn',
  submit: 'signed_off>submitted',
  hold_back: 'signed_off>signed_off',
  clear_hold_back: 'signed_off>signed_off',
  re_open: 'signed_off>draft',
  acknowledge:
    'submitted>received queried>queried draft>draft with_gold>with_gold returned>returned signed_off>signed_off',
  query:
    'submitted>queried received>queried queried>queried draft>draft with_gold>with_gold returned>returned signed_off>signed_off',
  reply:
    'queried>queried queried>received queried>submitted draft>draft with_gold>with_gold returned>returned signed_off>signed_off',
  close_query:
    'queried>queried queried>received queried>submitted draft>draft with_gold>with_gold returned>returned signed_off>signed_off',
  amend: 'submitted>draft received>draft queried>draft',
  reinstate: 'withdrawn>draft',
}

/** What must never happen: each broken promise in words, with its number in the list of invariants. */
export function faultsOf(before: World, command: Command, after: World): string[] {
  return [
    ...moveFaults(before, command, after),
    ...signOffFaults(before, after),
    ...submissionFaults(before, after),
    ...holdBackFaults(before, command, after),
    ...recordFaults(before, after),
    ...ownStateFaults(after),
  ]
}

function moveFaults(before: World, command: Command, after: World): string[] {
  const move = `${before.state}>${after.state}`
  if (command.kind === 'action') {
    const refused = before === after
    const allowed = refused || moves[command.action]?.split(' ').includes(move) || command.action === 'assign'
    const stays = command.action !== 'assign' || before.state === after.state
    return allowed && stays ? [] : [`INV12: ${command.action} moved ${move}`]
  }
  const removal =
    command.kind === 'register' && after.state === 'withdrawn' && before.submissions.length === 0
  return before.state === after.state || removal ? [] : [`INV12: ${command.kind} moved ${move}`]
}

function signOffFaults(before: World, after: World): string[] {
  const faults: string[] = []
  for (const revision of after.revisions) {
    const live = after.signOffs.filter((it) => it.revision === revision.number && !it.voided)
    if (live.length > 1) faults.push(`INV3: revision ${revision.number} has ${live.length} live sign-offs`)
    if (live.some((it) => it.digest !== revision.digest)) faults.push('INV3: another digest was signed')
  }
  for (const signOff of after.signOffs.slice(before.signOffs.length)) {
    const signer = before.people.find(({ id }) => id === signOff.signer)
    if (before.authors.includes(signOff.signer)) faults.push('INV4: an author signed')
    if (before.facilitators.includes(signOff.signer)) faults.push('INV4: a facilitator signed')
    const gold = signer?.roles.includes('gold_commander') && signer.relation === 'lead_force'
    if (!gold) faults.push('INV4: the signer was not gold of the lead force')
    if (!before.views.includes(`${signOff.signer} ${signOff.revision}`)) faults.push('INV5: signed unseen')
  }
  return faults
}

function submissionFaults(before: World, after: World): string[] {
  const faults: string[] = []
  const revisions = after.submissions.map(({ revision }) => revision)
  if (new Set(revisions).size !== revisions.length) faults.push('INV7: a revision was submitted twice')
  for (const { revision, digest } of after.submissions) {
    const signed = after.signOffs.some((it) => it.revision === revision && it.digest === digest && !it.voided)
    if (!signed) faults.push('INV7: a submission has no live sign-off of the same digest')
  }
  for (const { revision } of after.submissions.slice(before.submissions.length)) {
    const sent = before.revisions.find(({ number }) => number === revision)
    if (sent?.decisionId !== before.decision?.id) faults.push('a submission names an old decision')
    if (!sent?.packStored || before.heldBack) faults.push('a submission went without its pack, or held back')
  }
  before.submissions.forEach((earlier, index) => {
    if (after.submissions[index]?.digest !== earlier.digest) faults.push('INV7: a submission disappeared')
    const order = ['queued', 'sent', 'received', 'superseded']
    const now = after.submissions[index]?.state ?? 'queued'
    if (order.indexOf(now) < order.indexOf(earlier.state)) faults.push('INV7: a submission went back')
  })
  return faults
}

/** Only what says so ends a hold-back, and of people only a gold of the lead force who wrote nothing. */
function holdBackFaults(before: World, command: Command, after: World): string[] {
  if (!before.heldBack || after.heldBack || command.kind === 'hold_back') return []
  if (command.kind !== 'action' || command.action !== 'clear_hold_back') return ['a hold-back went by itself']
  const who = before.people.find(({ id }) => id === command.who)
  const gold = who?.roles.includes('gold_commander') && who.relation === 'lead_force'
  return gold && !before.authors.includes(command.who)
    ? []
    : ['a hold-back was cleared by someone who may not']
}

function recordFaults(before: World, after: World): string[] {
  const faults: string[] = []
  before.revisions.forEach((earlier, index) => {
    if (after.revisions[index]?.digest !== earlier.digest) faults.push('INV6: a revision changed')
  })
  if (before.authors.some((author) => !after.authors.includes(author))) faults.push('an author was forgotten')
  if (before.submissions.length > 0 && before.decision?.id !== after.decision?.id) {
    faults.push('the tier moved after the first submission')
  }
  return faults
}

function ownStateFaults({ state, submissions, removed }: World): string[] {
  const faults: string[] = []
  if (removed && state !== 'none' && state !== 'withdrawn')
    faults.push('INV11: a removed operation has a review')
  if (state !== 'submitted' && state !== 'received' && state !== 'queried') return faults
  const live = submissions.findLast((it) => it.state !== 'superseded')
  if (live === undefined) return [...faults, `${state} without a submission`]
  const unqueried = live.acknowledged ? 'received' : 'submitted'
  const own = live.openQueries > 0 ? 'queried' : unqueried
  return own === state ? faults : [...faults, `${state}, but the live submission says ${own}`]
}
