/** French typography, for display only: no-break spaces where a line must not turn. What people write is never touched. */

const narrow = '\u202f'
const noBreak = '\u00a0'

export function typesetFrench(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${narrow}$1`)
    .replace(/ (:|»|%)/g, `${noBreak}$1`)
    .replace(/« /g, `«${noBreak}`)
    .replace(/(\d) (?=h\b|min\b|s\b)/g, `$1${noBreak}`)
    .replace(/(\bh) (?=\d)/g, `$1${noBreak}`)
    .replace(/(\d) (?=\d{3}\b)/g, `$1${narrow}`)
}
