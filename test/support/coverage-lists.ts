import { CoverageListReply, CoverageReply } from '#shared/api/coverage.ts'
import { FIGURE_IDS, type FigureId } from '#shared/coverage/measures.ts'
import type { Client } from './api.ts'

export async function viewCoverage(client: Client, query = '') {
  return (await client.get(`/coverage${query}`)).read(CoverageReply)
}

/** Ids of the operations that a figure counts. */
export async function listFigure(client: Client, figure: FigureId): Promise<string[]> {
  const list = (await client.get(`/coverage/list?figure=${figure}`)).read(CoverageListReply)
  return list.rows.map(({ operationId }) => operationId)
}

/** The figures whose list is not as long as the figure: none, ever. */
export async function figuresUnlikeTheirLists(client: Client): Promise<string[]> {
  const { counts } = (await viewCoverage(client)).figures
  const unlike = await Promise.all(
    FIGURE_IDS.map(async (figure) => {
      const { length } = await listFigure(client, figure)
      return length === counts[figure] ? [] : [`${figure} is ${counts[figure]} and its list has ${length}`]
    }),
  )
  return unlike.flat()
}
