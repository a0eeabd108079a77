/** Waits for a condition, never for a time. */
export async function until(holds: () => boolean, what: string, patienceMs = 4_000): Promise<void> {
  const end = Date.now() + patienceMs
  while (!holds()) {
    if (Date.now() > end) throw new Error(`still not: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
