/** A page with one thing to say and one way on: unknown address, nobody signed in, a conference that is not open to one. */
import { type ReactNode, useId } from 'react'
import { Link } from 'wouter'
import styles from './frame.module.css'
import { PageHeading } from './page-heading.tsx'
import { TopBar } from './top-bar.tsx'

interface PageThatSaysProps {
  readonly title: string
  readonly children: ReactNode
  readonly way: { readonly to: string; readonly words: string }
}

export function PageThatSays({ title, children, way }: PageThatSaysProps) {
  const said = useId()
  return (
    <>
      <TopBar narrow />
      <main id="main" className={`${styles['page']} ${styles['narrow']}`} aria-describedby={said}>
        <div className={styles['said']}>
          <PageHeading title={title} />
          <p id={said}>{children}</p>
          <Link href={way.to} className={styles['way']}>
            {way.words}
          </Link>
        </div>
      </main>
    </>
  )
}
