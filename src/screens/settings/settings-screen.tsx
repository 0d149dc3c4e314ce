import type { ComponentType } from 'react'
import type { LaterMessages } from '../../messages/en/later.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { AboutEdition } from './about-edition.tsx'
import { FollowedList } from './followed-list.tsx'
import { Moving } from './moving.tsx'
import { OnThisDevice } from './on-this-device.tsx'
import { RulesList } from '../rules/rules-list.tsx'
import { AppearanceSettings, LanguageSettings, ReadingSettings } from './settings-choices.tsx'
import { StorageUsed } from './storage-used.tsx'
import { useStoryActions } from '../edition/story-actions.ts'
import '../../ui/styles/rules.css'
import '../../ui/styles/settings.css'

type Group = keyof LaterMessages['settings']['groups']

const GROUPS: readonly (readonly [id: Group, Content: ComponentType])[] = [
  ['appearance', AppearanceSettings],
  ['reading', ReadingSettings],
  ['language', LanguageSettings],
  ['follows', FollowedList],
  ['rules', RulesSettings],
  ['device', DeviceSettings],
  ['moving', Moving],
  ['about', AboutEdition],
]

/** All settings in groups. Wide windows have a list of the groups beside them. */
export function SettingsScreen() {
  const { groups, groupList } = useLaterMessages().settings
  return (
    <div className="settings">
      <nav className="settings__nav" aria-label={groupList}>
        <ul>
          {GROUPS.map(([id]) => (
            <li key={id}>
              <a href={`#${id}`}>{groups[id]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div>
        {GROUPS.map(([id, Content]) => (
          <section key={id} id={id} className="settings__group" aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{groups[id]}</h2>
            <Content />
          </section>
        ))}
      </div>
    </div>
  )
}

function RulesSettings() {
  const { openRules } = useStoryActions()
  const messages = useLaterMessages().rules
  return (
    <>
      <RulesList />
      <div className="btns">
        <button type="button" className="btn" onClick={() => openRules()}>
          {messages.new}
        </button>
      </div>
    </>
  )
}

function DeviceSettings() {
  return (
    <>
      <OnThisDevice />
      <StorageUsed />
    </>
  )
}
