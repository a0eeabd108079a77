/** When the generated contributions were made: within the real day, or in the weeks before it. */
import type { DemoFiles } from './demo-files.ts'
import type { Lots } from './seeded-lots.ts'
import type { Slot } from './slots.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** In 2026 France leaves summer time on 25 October at 01:00 UTC. */
const winterBegins = Date.parse('2026-10-25T01:00:00Z')

/** The online form was open from 5 October to 17 November. */
const onlineFrom = '2026-10-05'
const onlineDays = 44

/** An ISO time with the offset of the place, as the files write it. */
export function whenMade({ conference }: DemoFiles, slot: Slot, lots: Lots): string {
  const isThematic = slot.workshopId.startsWith('th-')
  switch (slot.channel) {
    case 'entretien':
      return print(
        at(conference.entretiens.find(({ id }) => id === slot.interviewId)?.date ?? conference.date, 9 * hour) +
          lots.below(8 * 60) * minute,
      )
    case 'en_ligne':
      return print(at(onlineFrom, 8 * hour) + lots.below(onlineDays) * day + lots.below(14 * 3600) * second)
    case 'stand':
      return print(at(conference.date, 8 * hour + 50 * minute) + lots.below(5 * 3600) * second)
    default:
      // Silent writing and the first minutes of sharing; in the afternoon, writing only.
      return isThematic
        ? print(at(conference.date, 10 * hour + 55 * minute) + lots.below(26 * 60) * second)
        : print(at(conference.date, 13 * hour + 55 * minute) + lots.below(14 * 60) * second)
  }
}

export function later(time: string, seconds: number): string {
  return print(Date.parse(time) + seconds * second)
}

/** That long after midnight in Paris. */
function at(date: string, sinceMidnight: number): number {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  return midnight + sinceMidnight - offsetAt(midnight + sinceMidnight)
}

function offsetAt(time: number): number {
  return time < winterBegins ? 2 * hour : hour
}

function print(time: number): string {
  const offset = offsetAt(time)
  return `${new Date(time + offset).toISOString().slice(0, 19)}+0${offset / hour}:00`
}
