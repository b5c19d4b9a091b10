export function CoverageListPage() {
  return null
}
