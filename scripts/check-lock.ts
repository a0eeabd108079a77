/** Part of `npm run check`: package-lock.json installs everywhere — every platform's package, every hash, no host name. */
import { readFileSync } from 'node:fs'

interface LockedPackage {
  readonly resolved?: string
  readonly link?: boolean
  readonly integrity?: string
  readonly inBundle?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

type Packages = Readonly<Record<string, LockedPackage>>

// The file npm itself wrote and `npm ci` validates: its shape is npm's promise.
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages }
const faults = faultsOf(packages)
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`package-lock.json: ${Object.keys(packages).length - 1} packages, complete, no host.`)

function faultsOf(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([place, locked]) => [
    ...(locked.resolved && !locked.link ? [`${place}: a host is recorded (delete its "resolved")`] : []),
    ...(place && !locked.link && !locked.integrity && !locked.inBundle ? [`${place}: no integrity hash`] : []),
    ...Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !isFound(packages, place, name))
      .map((name) => `${place || 'package.json'}: its optional package ${name} is missing, npm ci would stop`),
  ])
}

/** Looks where Node would: in the package's own node_modules, then in each folder above. */
function isFound(packages: Packages, place: string, name: string): boolean {
  if (`${place ? `${place}/` : ''}node_modules/${name}` in packages) return true
  if (!place) return false
  const above = place.lastIndexOf('/node_modules/')
  return isFound(packages, above < 0 ? '' : place.slice(0, above), name)
}
