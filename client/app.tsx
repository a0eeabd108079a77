/** The application: what every page stands in. */

import { Routes } from './routes.tsx'
import { Toaster } from './ui/toast.tsx'

export function App() {
  return (
    <Toaster>
      <Routes />
    </Toaster>
  )
}
