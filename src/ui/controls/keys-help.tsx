import '../styles/keys.css'
import { KEYS, KEY_GROUPS } from './keys.ts'
import { useLaterMessages } from '../base/later-messages.ts'

/** What each key does, from the table that the keys act by. */
export function KeysHelp() {
  const { groups, commands, afterwards, note } = useLaterMessages().keys
  return (
    <div className="keys">
      {(['moving', 'story', 'going'] as const).map((group) => (
        <section key={group} aria-labelledby={`keys-${group}`}>
          <h3 id={`keys-${group}`}>{groups[group]}</h3>
          <dl>
            {KEY_GROUPS[group].map((command) => (
              <div key={command}>
                <dt>
                  {KEYS[command].map((key, index) => (
                    <span key={key}>
                      {index > 0 && <span className="keys__then"> {afterwards} </span>}
                      <kbd>{key}</kbd>
                    </span>
                  ))}
                </dt>
                <dd>{commands[command]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="aside-note">{note}</p>
    </div>
  )
}
