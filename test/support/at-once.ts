/** Does the work for every item, so many at a time, and gives the results in the order of the items. */
export async function atOnce<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  many = 8,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const mine = next++
      results[mine] = await work(items[mine] as T)
    }
  }
  await Promise.all(Array.from({ length: many }, worker))
  return results
}
