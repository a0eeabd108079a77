/** The wall's filters, kept in the address: a reload, or somebody one sends the link to, finds the same view. */
import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { filtersFrom, searchWith, type WallFilters } from './wall-filters.ts'

/** Browsers refuse more than a hundred changes of address in half a minute; typing makes that many. */
const settlesAfterMs = 300

export function useWallFilters(): readonly [WallFilters, (filters: WallFilters) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const [filters, setFilters] = useState(() => filtersFrom(search))
  const wanted = searchWith(search, filters)
  // Meets the browser's address.
  useEffect(() => {
    if (wanted === searchWith(search, filtersFrom(search))) return
    const later = setTimeout(
      () => navigate(wanted === '' ? path : `${path}?${wanted}`, { replace: true }),
      settlesAfterMs,
    )
    return () => clearTimeout(later)
  }, [wanted, search, path, navigate])
  return [filters, setFilters]
}
