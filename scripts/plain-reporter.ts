/** Last words of a test run: one line a machine can read, `N passed, N failed`, and nothing after it. */
import type { SerializedError } from 'vitest'
import type { Reporter, TestModule } from 'vitest/node'

export const plainReporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]) {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++
      // A file that cannot load, or a beforeAll that throws, fails without any failed test.
      count.failed += module.errors().length
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length
    }
    // The default reporter still has its summary to print: speak when everybody is done.
    process.once('exit', () => {
      const skipped = count.skipped + count.pending
      if (skipped > 0) console.log(`${skipped} skipped`)
      console.log(`${count.passed} passed, ${count.failed} failed`)
    })
  },
}
