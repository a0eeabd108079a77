/**
 * First word of every npm command: refuses a Node that is too old, in one sentence, before anything that would crash on it.
 * Plain old JavaScript without any import, so that even a very old Node understands it.
 */
var wanted = [22, 18]
var found = process.versions.node.split('.').map(Number)
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'Palabre demande Node ' +
      wanted.join('.') +
      ' ou plus récent ; celui-ci est le ' +
      process.versions.node +
      ' : installez Node 24 puis recommencez. / Palabre needs Node ' +
      wanted.join('.') +
      ' or newer; this one is ' +
      process.versions.node +
      ': install Node 24 and try again.',
  )
  process.exit(1)
}
