import { rungWords } from '#shared/coverage/words.ts'
import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { INK, LEFT, OCHRE, PINE, type Sheet, SOFT, WIDTH } from './sheet.ts'
import { lastDayOf, shortDayOf } from './words.ts'

type Rung = Exchange['rendition']['ladder'][number]
type Step = { label: string; words: string; fill: 'done' | 'late' | 'empty' }

function stepOf(rung: Rung, exchange: Exchange): Step {
  const label = rungWords[rung.rung]
  const { startedAt, stoodDownAt } = exchange.rendition.operation
  const day = (instant: string) =>
    shortDayOf(instant, stoodDownAt ?? startedAt ?? exchange.rendition.frozenAt)
  const moment = rung.rung === 'gold_signed' ? exchange.signOff.signedAt : rung.moment
  if (rung.rung === 'submitted' && moment === null)
    return { label, words: 'after this was printed', fill: 'empty' }
  if (moment === null) {
    return { label, words: rung.deadline ? `due ${day(lastDayOf(rung.deadline))}` : 'not yet', fill: 'empty' }
  }
  if (rung.deadline === null) return { label, words: day(moment), fill: 'done' }
  const late = moment >= rung.deadline
  return { label, words: `${day(moment)}, ${late ? 'late' : 'in time'}`, fill: late ? 'late' : 'done' }
}

function drawBar(sheet: Sheet, x: number, y: number, width: number, fill: Step['fill']): void {
  const { doc } = sheet
  if (fill === 'empty') {
    doc
      .rect(x + 0.4, y + 0.4, width - 0.8, 5.2)
      .lineWidth(0.8)
      .strokeColor('#7a8481')
      .stroke()
    return
  }
  doc.rect(x, y, width, 6).fill(fill === 'done' ? PINE : OCHRE)
  if (fill !== 'late') return
  doc.save().rect(x, y, width, 6).clip()
  for (let at = x - 6; at < x + width; at += 5) doc.moveTo(at, y + 6).lineTo(at + 6, y)
  doc.lineWidth(1.2).strokeColor(INK).stroke().restore()
}

/** The ladder on paper: six rungs, each with its word and date. Late is hatched and said. */
export function drawLadder(sheet: Sheet, exchange: Exchange): void {
  const steps = exchange.rendition.ladder.map((rung) => stepOf(rung, exchange))
  const width = (WIDTH - 5 * (steps.length - 1)) / steps.length
  const top = sheet.doc.y
  let bottom = top
  sheet.artifact(() => {
    for (const [index, step] of steps.entries())
      drawBar(sheet, LEFT + index * (width + 5), top, width, step.fill)
  })
  sheet.within('L', () => {
    for (const [index, step] of steps.entries()) {
      const x = LEFT + index * (width + 5)
      sheet.within('LI', () => {
        sheet.within('LBody', () => {
          sheet.text(step.label, { at: { x, y: top + 10 }, width, font: 'bold', size: 9, gap: 1 })
          sheet.text(step.words, { x, width, size: 8.5, gap: 1, color: SOFT })
        })
      })
      bottom = Math.max(bottom, sheet.doc.y)
    }
  })
  sheet.doc.y = bottom + 10
}
