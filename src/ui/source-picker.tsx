import { useState } from 'react'
import type { Provider } from '../contract/edition.ts'
import { Icon } from './icon.tsx'
import { ProviderTile } from './provider-tile.tsx'

export interface SourceOption {
  readonly provider: Provider
  readonly count: number
  readonly isOn: boolean
}

interface Props {
  readonly sources: readonly SourceOption[]
  readonly onToggle: (domain: string) => void
}

/** A list of this many sources has a field to search it. */
const SEARCHABLE_LENGTH = 8

/** All sources with their counts and a checkbox each. A long list can be searched by name. */
export function SourcePicker({ sources, onToggle }: Props) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLocaleLowerCase()
  const shown = sources.filter(
    ({ provider }) => provider.name.toLocaleLowerCase().includes(wanted) || provider.domain.includes(wanted),
  )
  return (
    <>
      {sources.length >= SEARCHABLE_LENGTH && (
        <label className="field">
          <Icon name="search" className="icon--sm" />
          <span className="sr-only">Find a source</span>
          <input
            type="search"
            placeholder="Find a source"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
      )}
      <ul className="options" aria-label="Sources">
        {shown.map(({ provider, count, isOn }) => (
          <li key={provider.domain}>
            <label className="opt">
              <input type="checkbox" checked={isOn} onChange={() => onToggle(provider.domain)} />
              <span className="box" aria-hidden="true">
                <Icon name="check" />
              </span>
              <ProviderTile provider={provider} />
              <span dir="auto">{provider.name}</span>
              <span className="num">{count}</span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="aside-note">No source has this name.</p>}
    </>
  )
}
