/** The application: what every page stands in. */
import { Routes } from './routes.tsx'
import { LiveRegion } from './ui/live-region.tsx'
import { Toaster } from './ui/toast.tsx'

export function App() {
  return (
    <Toaster>
      <Routes />
      <LiveRegion />
    </Toaster>
  )
}
