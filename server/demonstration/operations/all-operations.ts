import type { OperationPlan } from '../operation-plan.ts'
import { avonAndSomersetTierOne } from './avon-and-somerset-tier-one.ts'
import { avonAndSomersetTierTwo } from './avon-and-somerset-tier-two.ts'
import { hampshireColleagues } from './hampshire-colleagues.ts'
import { hampshireTierOne } from './hampshire-tier-one.ts'
import { hampshireTierTwo } from './hampshire-tier-two.ts'
import { hampshireToDecide } from './hampshire-to-decide.ts'
import { impactActsOf } from './impact-reviews.ts'
import { jointActsOf } from './joint-operation.ts'
import { thamesValleyRegister } from './thames-valley-register.ts'
import { thamesValleyReviews } from './thames-valley-reviews.ts'

const plans: readonly OperationPlan[] = [
  ...hampshireTierTwo,
  ...hampshireTierOne,
  ...hampshireToDecide,
  ...hampshireColleagues,
  ...thamesValleyReviews,
  ...thamesValleyRegister,
  ...avonAndSomersetTierOne,
  ...avonAndSomersetTierTwo,
]

/** Every operation of the demonstration, with its community impact reviews. None of them took place. */
export const demonstrationOperations: readonly OperationPlan[] = plans.map((plan) => ({
  ...plan,
  acts: [...plan.acts, ...impactActsOf(plan.key), ...jointActsOf(plan.key)],
}))
