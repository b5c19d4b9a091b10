import { isTest, type Source, type Tree } from './house-tree.ts'

/** What a rule found, for a person to mend. */
export type Finding = { path: string; message: string }

/** Which room may ask which: rooms, features, tests, circles. */
export function checkImports(tree: Tree): Finding[] {
  return [...tree.sources.flatMap(checkOne), ...findCircles(tree.sources)]
}

function checkOne(source: Source): Finding[] {
  return source.imports.flatMap(({ from, target }) => {
    const message = reasonAgainst(source.path, from, target)
    return message ? [{ path: source.path, message }] : []
  })
}

function reasonAgainst(path: string, from: string, target: string | undefined): string | undefined {
  const room = path.split('/')[0]
  const asked = target?.split('/')[0]
  if (asked === 'test' && !isTest(path)) return `imports ${from}: only tests may`
  if (room === 'shared' && !isTest(path) && asked !== 'shared' && from !== 'zod') {
    return `imports ${from}: shared imports zod and itself`
  }
  if (room === 'shared' && (asked === 'server' || asked === 'client'))
    return `imports ${from}: shared asks nobody`
  if (room === 'client' && asked === 'server') return `imports ${from}: client asks over HTTP`
  if (room === 'server' && asked === 'client') return `imports ${from}: server knows no page`
  if (target && isFeatureOfAnother(path, target))
    return `imports ${from}: of another feature only its repository.ts`
  if (isRoutes(path) && from === 'kysely') return 'imports kysely: SQL belongs in repository.ts'
  return undefined
}

function isRoutes(path: string): boolean {
  return /^server\/features\/[^/]+\/routes\.ts$/.test(path)
}

function isFeatureOfAnother(path: string, target: string): boolean {
  const feature = /^server\/features\/([^/]+)\//
  const own = feature.exec(path)?.[1]
  const other = feature.exec(target)?.[1]
  return (
    own !== undefined &&
    other !== undefined &&
    own !== other &&
    !target.endsWith('/repository.ts') &&
    !isTest(path)
  )
}

/** Files that import each other in a ring, types left out: they vanish before anything runs. */
function findCircles(sources: Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const finished = new Set<string>()
  const found: Finding[] = []
  function visit(path: string, trail: string[]): void {
    const seen = trail.indexOf(path)
    if (seen !== -1) {
      found.push({ path, message: `imports itself: ${[...trail.slice(seen), path].join(' → ')}` })
      return
    }
    if (finished.has(path)) return
    for (const { target, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (target && !typeOnly) visit(target, [...trail, path])
    }
    finished.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return found
}
