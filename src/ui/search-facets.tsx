import { type ReactNode, useState } from 'react'
import type { Provider, Topic } from '../contract/edition.ts'
import { Icon } from './icon.tsx'
import { inkOf } from './kicker.tsx'
import { ProviderTile } from './provider-tile.tsx'

interface Choice {
  readonly value: string
  readonly name: string
  /** Absent for a choice of which no count is known. */
  readonly count: number | undefined
  readonly isOn: boolean
  readonly topic?: Topic | undefined
  readonly outlet?: Provider | undefined
}

export interface FacetGroup {
  readonly title: string
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string) => void
}

interface Props {
  readonly groups: readonly FacetGroup[]
  /** True until the stories are counted for the first time. */
  readonly isLoading: boolean
}

/** Topics, outlets and times that narrow a search, with the number of stories that each leaves. */
export function SearchFacets({ groups, isLoading }: Props) {
  if (isLoading) return <FacetPlaceholders />
  return groups
    .filter(({ choices }) => choices.length > 0)
    .map(({ title, choices, onChoose }) => (
      <section key={title} className="facet" aria-label={title}>
        <h3>{title}</h3>
        <ul>
          {choices.map(({ value, name, count, isOn, topic, outlet }) => (
            <li key={value}>
              <button type="button" aria-pressed={isOn} onClick={() => onChoose(value)} {...inkOf(topic)}>
                {outlet ? <ProviderTile provider={outlet} /> : topic && <span className="swatch" />}
                <span className="facet__name" dir="auto">
                  {name}
                </span>
                {isOn && <Icon name="x" className="icon--sm" />}
                {count !== undefined && (
                  <span className="num">
                    {count}
                    <span className="sr-only"> {count === 1 ? 'story' : 'stories'}</span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </section>
    ))
}

function FacetPlaceholders() {
  return [4, 3].map((count) => (
    <div key={count} className="facet" aria-hidden="true">
      <h3>{count === 4 ? 'Topics' : 'Sources'}</h3>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="facet__wait">
          <div className="skel h-3.5 w-2/3" />
        </div>
      ))}
    </div>
  ))
}

/** The column beside the results. Narrow windows have a button in its place that opens it. */
export function SearchColumn({ chosen, children }: { readonly chosen: number; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <aside className="scolumn" aria-label="Narrow results">
      <button type="button" className="scolumn__open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name="sliders" className="icon--sm" />
        {chosen > 0 ? `Narrow, ${chosen} chosen` : 'Narrow'}
        <Icon name="down" className="icon--sm" />
      </button>
      <div className="scolumn__body" data-open={isOpen || undefined}>
        {children}
      </div>
    </aside>
  )
}
