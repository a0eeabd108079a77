/**
 * A network in memory between one device and the server: bytes arrive in order after a while, and it can be cut. Both
 * ends look like the sockets they stand for: the browser's for the client, that of `ws` for the server.
 */
import type { WebSocket as ServerSocket } from 'ws'
import type { Chance } from './virtual-world.ts'

export interface DeviceNetwork {
  /** In place of the browser's constructor. */
  readonly WebSocket: typeof WebSocket
  open(url: string): WebSocket
  /** Nothing reaches the server, what is open breaks: some of what was on its way arrives, and no answer does. */
  cut(): void
  mend(): void
  readonly isCut: boolean
  /** Messages of the server that no one heard, as text. */
  readonly unheard: readonly string[]
}

export interface NetworkSettings {
  readonly chance: Chance
  readonly slowestMs: number
  accept(socket: ServerSocket, url: string): void
}

interface Packet {
  readonly message: ArrayBuffer | null
  readonly timer: ReturnType<typeof setTimeout>
}

/** One direction: what is said first arrives first. */
interface Way {
  carry(arrive: () => void, message?: ArrayBuffer): void
  /** Of what is on its way, only the oldest so many arrive. Answers with the messages that do not. */
  breakAfter(count: number): readonly (ArrayBuffer | null)[]
  readonly underWay: number
}

interface Connection {
  breakDown(): void
}

export function deviceNetwork({ chance, slowestMs, accept }: NetworkSettings): DeviceNetwork {
  const connections = new Set<Connection>()
  const unheard: string[] = []
  let isCut = false

  function missed(message: ArrayBuffer | null): void {
    if (message) unheard.push(new TextDecoder().decode(message))
  }

  function way(): Way {
    let packets: Packet[] = []
    let last = 0
    return {
      carry(arrive, message) {
        last = Math.max(last, Date.now() + 1 + chance.below(slowestMs))
        const packet: Packet = {
          message: message ?? null,
          timer: setTimeout(() => {
            packets = packets.filter((other) => other !== packet)
            arrive()
          }, last - Date.now()),
        }
        packets.push(packet)
      },
      breakAfter(count) {
        const dropped = packets.splice(count)
        for (const { timer } of dropped) clearTimeout(timer)
        return dropped.map(({ message }) => message)
      },
      get underWay() {
        return packets.length
      },
    }
  }

  function open(url: string): WebSocket {
    const up = way()
    const down = way()
    const listeners = new Map<string, ((...args: never[]) => void)[]>()
    const held: Uint8Array[] = []
    let paused = false

    const client = {
      CONNECTING: 0,
      OPEN: 1,
      CLOSING: 2,
      CLOSED: 3,
      binaryType: 'arraybuffer',
      readyState: 0,
      onopen: null as (() => void) | null,
      onmessage: null as ((event: { data: ArrayBuffer }) => void) | null,
      onclose: null as ((event: { code: number; reason: string }) => void) | null,
      onerror: null as ((event: unknown) => void) | null,
      send(data: Uint8Array) {
        if (client.readyState !== 1) return
        const bytes = new Uint8Array(data)
        up.carry(() => serverHears(bytes))
      },
      close() {
        if (client.readyState >= 2) return
        client.readyState = 2
        up.carry(() => endServer(1005, ''))
        clientEnds(1005, '')
      },
    }
    const server = {
      OPEN: 1,
      readyState: 1,
      bufferedAmount: 0,
      _socket: {
        destroyed: false,
        write(frame: Uint8Array) {
          const message = messageIn(frame)
          down.carry(() => {
            if (client.readyState === 1) client.onmessage?.({ data: message })
            else missed(message)
          }, message)
          return true
        },
      },
      on(event: string, listener: (...args: never[]) => void) {
        listeners.set(event, [...(listeners.get(event) ?? []), listener])
      },
      ping: () => down.carry(() => client.readyState === 1 && up.carry(() => tell('pong'))),
      pause() {
        paused = true
      },
      resume() {
        paused = false
        for (const bytes of held.splice(0)) tell('message', Buffer.from(bytes), true)
      },
      close(code: number, reason: string) {
        if (server.readyState !== 1) return
        server.readyState = 2
        down.carry(() => {
          clientEnds(code, reason)
          up.carry(() => endServer(code, reason))
        })
      },
      terminate() {
        endServer(1006, '')
        down.carry(() => clientEnds(1006, ''))
      },
    }
    const connection: Connection = {
      breakDown() {
        connections.delete(connection)
        up.breakAfter(chance.below(up.underWay + 1))
        for (const message of down.breakAfter(0)) missed(message)
        // The server learns of it late: by then its person may be back.
        up.carry(() => setTimeout(() => endServer(1006, ''), chance.below(2_000)))
        clientEnds(1006, '')
      },
    }

    function tell(event: string, ...args: unknown[]): void {
      for (const listener of listeners.get(event) ?? []) listener(...(args as never[])) // as ws would call them
    }
    function serverHears(bytes: Uint8Array): void {
      if (server.readyState !== 1) return
      if (paused) held.push(bytes)
      else tell('message', Buffer.from(bytes), true)
    }
    function endServer(code: number, reason: string): void {
      if (server.readyState === 3) return
      server.readyState = 3
      server._socket.destroyed = true
      tell('close', code, Buffer.from(reason))
    }
    function clientEnds(code: number, reason: string): void {
      if (client.readyState === 3) return
      connections.delete(connection)
      client.readyState = 3
      client.onclose?.({ code, reason })
    }

    connections.add(connection)
    if (isCut) setTimeout(() => connection.breakDown(), 1 + chance.below(50))
    else {
      up.carry(() => {
        accept(server as unknown as ServerSocket, url) // what the line touches of it is here
        down.carry(() => {
          if (client.readyState !== 0) return
          client.readyState = 1
          client.onopen?.()
        })
      })
    }
    return client as unknown as WebSocket // what the provider and our line touch of it is here
  }

  /** Used with `new`: a constructor may answer any object. */
  function Socket(url: string): WebSocket {
    return open(url)
  }

  return {
    WebSocket: Socket as unknown as typeof WebSocket, // only ever constructed
    open,
    cut() {
      isCut = true
      for (const connection of [...connections]) connection.breakDown()
    },
    mend() {
      isCut = false
    },
    get isCut() {
      return isCut
    },
    unheard,
  }
}

/** The message in one unmasked frame, as the server writes it: two, four or ten bytes before it. */
function messageIn(frame: Uint8Array): ArrayBuffer {
  const short = (frame[1] ?? 0) & 127
  const head = short < 126 ? 2 : short === 126 ? 4 : 10
  return new Uint8Array(frame.subarray(head)).buffer
}
