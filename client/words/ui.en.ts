import type { Same } from './same.ts'
import type { uiFr } from './ui.fr.ts'

export const uiEn: Same<typeof uiFr> = {
  skip: 'Skip to the content',
  close: 'Close',
  optional: 'optional',
  more: 'More actions',
  waiting: 'One moment…',
  state: {
    label: 'State of your words',
    saved: 'Saved',
    sending: 'Sending…',
    offline: (pending) => (pending === 0 ? 'Offline' : `Offline, ${pending} waiting`),
    keptHere: '(kept on this device)',
    readOnly: 'Read only',
    wentOffline:
      'Offline. You can go on: your words are kept on this device and will be sent when the network is back.',
    cameBack: 'Online again.',
  },
  toast: {
    label: 'Latest actions',
    undo: 'Undo',
    dismiss: 'Close this message',
  },
  avatars: {
    more: (count) => `+${count}`,
    moreHeard: (count) => (count === 1 ? 'and 1 other person' : `and ${count} other people`),
  },
  example: 'For example',
  theme: {
    legend: 'Appearance',
    system: 'Device',
    light: 'Light',
    dark: 'Dark',
    contrast: 'Contrast',
    standard: 'Standard',
    more: 'More',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    anywhere: 'Everywhere',
    show: 'Show the shortcuts',
    use: 'Single-key shortcuts',
    useHint: 'Turn off if you dictate, or if keys go off by themselves.',
    none: 'This page has no shortcut.',
    keys: {
      Enter: 'Enter',
      Escape: 'Esc',
      ' ': 'Space',
      ArrowUp: '↑',
      ArrowDown: '↓',
      ArrowLeft: '←',
      ArrowRight: '→',
      Shift: 'Shift',
      Mod: 'Ctrl',
      Alt: 'Alt',
      Backspace: 'Backspace',
      Delete: 'Delete',
      Home: 'Home',
      End: 'End',
    },
  },
}
