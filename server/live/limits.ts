/** Limits of the live path, each with its reason. Counted for a session, never for an address: a hall is one address. */

export const liveLimits = {
  /** A frame: a device that was offline for a day sends one diff. */
  maxFrameBytes: 4 * 1024 * 1024,
  /** Sockets of one session: tabs, a desk with its boards on plain sockets. */
  maxSocketsPerSession: 32,
  /** Documents on one line: a desk opens all boards of a conference. */
  maxChannelsPerLine: 128,
  /** Client ids one person may bring to one document: each page load makes one. */
  maxClientsPerPerson: 500,
  /** Bytes waiting to be judged for one channel before it counts as an attack. */
  maxInboxBytes: 16 * 1024 * 1024,
  /** Beyond this a consumer is slow: it gets one diff later instead of every update now. */
  softBufferBytes: 1024 * 1024,
  /** Below this a slow consumer has caught its breath. */
  easedBufferBytes: 64 * 1024,
  /** Beyond this it is cut off: it comes back and resynchronises. */
  hardBufferBytes: 8 * 1024 * 1024,
  lagLimitMs: 15_000,
  /** Stock clients drop a line that was silent for 30 s. */
  keepAliveMs: 20_000,
  /** A phone in a pocket answers a ping within this, or its socket is dead. */
  pingMs: 30_000,
  /** A room nobody is in leaves memory after this. */
  idleMs: 60_000,
  /** A state of presence: a caret and the card's id. */
  maxAwarenessBytes: 1024,
  /** Entries after which a snapshot makes opening fast again. */
  snapshotAfterEntries: 500,
  /** The pulse: shortest and longest beat. Beyond 80 ms p99 would miss its goal in rooms of 500. */
  shortestBeatMs: 4,
  longestBeatMs: 80,
  /** Cost of writing one frame to one socket, and the share of a core that writing may take. */
  frameCostMs: 0.011,
  writingShare: 0.25,
  /** Rooms up to this size see every caret at once; larger ones only those in the same card. */
  fullPresenceRoom: 24,
  /** How often the others' carets are sent in larger rooms. */
  thinnedPresenceMs: 2_000,
  /** Counts of who is here. */
  presenceCountMs: 1_000,
  /** Times a unit is judged again when other nodes keep writing first. */
  conflictRetries: 20,
} as const
