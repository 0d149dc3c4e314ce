import { type ReactNode, useState } from 'react'
import type { Provider, Topic } from '../../contract/edition.ts'
import { formatCount } from '../base/count.tsx'
import { Icon } from '../base/icon.tsx'
import { LaterIcon } from '../base/later-icon.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { useMessages } from '../base/messages.ts'
import { ProviderTile } from '../parts/provider-tile.tsx'
import { useSite } from '../base/site-context.tsx'

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
  const { stories } = useMessages()
  const { locale } = useSite()
  if (isLoading) return <FacetPlaceholders titles={groups.map(({ title }) => title)} />
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
                    <span aria-hidden="true">{formatCount(locale, count)}</span>
                    <span className="sr-only">{stories.count(count)}</span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </section>
    ))
}

/** Number of choices to keep room for in the first groups. */
const PLACEHOLDERS = [4, 3]

function FacetPlaceholders({ titles }: { readonly titles: readonly string[] }) {
  return titles.slice(0, PLACEHOLDERS.length).map((title, group) => (
    <div key={title} className="facet" aria-hidden="true">
      <h3>{title}</h3>
      {Array.from({ length: PLACEHOLDERS[group] ?? 0 }, (_, index) => (
        <div key={index} className="facet__wait">
          <div className="skel h-3.5 w-2/3" />
        </div>
      ))}
    </div>
  ))
}

/** The column beside the results. Narrow windows have a button in its place that opens it. */
export function SearchColumn({ chosen, children }: { readonly chosen: number; readonly children: ReactNode }) {
  const { search: messages } = useLaterMessages()
  const [isOpen, setOpen] = useState(false)
  return (
    <aside className="scolumn" aria-label={messages.narrowResults}>
      <button type="button" className="scolumn__open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <LaterIcon name="sliders" className="icon--sm" />
        {messages.narrow(chosen)}
        <Icon name="down" className="icon--sm" />
      </button>
      <div className="scolumn__body" data-open={isOpen || undefined}>
        {children}
      </div>
    </aside>
  )
}
