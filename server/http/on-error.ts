/** Where a defect ends: one line for operators, one plain sentence for the person. The house goes on. */
import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { House } from './house.ts'
import { refuseAtBorder } from './refuse.ts'

export function onError({ log }: Pick<House, 'log'>): ErrorHandler {
  return (error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    // The stack says where; the message might say whose words.
    log.error(
      { method: c.req.method, route: c.req.routePath, name: error.name, stack: stackOnly(error) },
      'a request broke',
    )
    return refuseAtBorder(c, 'broken')
  }
}

function stackOnly({ stack = '' }: Error): readonly string[] {
  return stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
}
