import { describe, expect, it, vi } from 'vitest'
import { describeInBrowser, describeWithTools, findBrowser, missingTools } from './tools.ts'

it('finds the browser that CHROMIUM_PATH names, and no other instead', () => {
  expect(findBrowser({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath)
  expect(findBrowser({ CHROMIUM_PATH: '/nowhere/chromium' })).toBeUndefined()
})

it('names the tools that are not on the machine', () => {
  expect(missingTools(['qpdf', 'pdfinfo'], { PATH: '/nowhere' })).toEqual(['qpdf', 'pdfinfo'])
})

describe('without what it needs', () => {
  it('a journey is skipped in capitals', () => {
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
    vi.stubEnv('REQUIRE_BROWSER', '')
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(describeInBrowser()).not.toBe(describe)
    expect(warned).toHaveBeenCalledWith('NO CHROMIUM ON THIS MACHINE: THIS JOURNEY IS SKIPPED')
    warned.mockRestore()
    vi.unstubAllEnvs()
  })

  it('a test with tools is skipped in capitals', () => {
    vi.stubEnv('PATH', '/nowhere')
    vi.stubEnv('REQUIRE_TOOLS', '')
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(describeWithTools('qpdf', 'pdftotext')).not.toBe(describe)
    expect(warned).toHaveBeenCalledWith('NO QPDF, NO PDFTOTEXT ON THIS MACHINE: THESE TESTS ARE SKIPPED')
    warned.mockRestore()
    vi.unstubAllEnvs()
  })

  it('both fail where they are required', () => {
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
    vi.stubEnv('REQUIRE_BROWSER', '1')
    expect(() => describeInBrowser()).toThrow(
      'NO CHROMIUM ON THIS MACHINE: THIS JOURNEY IS SKIPPED, AND REQUIRE_BROWSER=1 FORBIDS THAT',
    )
    vi.stubEnv('PATH', '/nowhere')
    vi.stubEnv('REQUIRE_TOOLS', '1')
    expect(() => describeWithTools('qpdf')).toThrow('REQUIRE_TOOLS=1 FORBIDS THAT')
    vi.unstubAllEnvs()
  })
})
