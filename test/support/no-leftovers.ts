import { afterAll } from 'vitest'
import { killLeftovers } from './running-app.ts'

afterAll(killLeftovers)
