/** Whether the house is open: not before everything is loaded, and no longer once it closes. */

export type HealthState = 'starting' | 'ready' | 'draining'

export interface Health {
  state(): HealthState
  become(state: HealthState): void
}

export function createHealth(): Health {
  let current: HealthState = 'starting'
  return {
    state: () => current,
    become: (state) => {
      current = state
    },
  }
}
