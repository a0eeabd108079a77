/** An order key for a thing put before another, or last: among its neighbours in the order they are read. */
import { orderBetween } from '#shared/kit/order-key.ts'

/** `others` are sorted, without the thing itself. Unknown `before`: last. */
export function placeBetween(others: readonly { id: string; order: string }[], before: string | null): string {
  const at = before === null ? -1 : others.findIndex(({ id }) => id === before)
  const next = at === -1 ? others.length : at
  return orderBetween(others[next - 1]?.order ?? null, others[next]?.order ?? null)
}
