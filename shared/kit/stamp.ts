/** Who and when: handed in by the server, never fetched. `at` is the server's time in milliseconds since 1970. */
export interface Stamp {
  readonly actId: string
  readonly personId: string
  readonly at: number
}
