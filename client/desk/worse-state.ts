/** Two documents, one chip: the state in which somebody has more to lose is the one said. */
import type { SavedState } from '../live/types.ts'

const worse: readonly SavedState['kind'][] = ['readOnly', 'saved', 'sending', 'offline']

export function worseState(a: SavedState, b: SavedState): SavedState {
  const state = worse.indexOf(b.kind) > worse.indexOf(a.kind) ? b : a
  if (state.kind !== 'sending' && state.kind !== 'offline') return state
  const pending = [a, b].reduce((sum, one) => sum + ('pending' in one ? one.pending : 0), 0)
  return { kind: state.kind, pending }
}
