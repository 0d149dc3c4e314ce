import { LANGUAGE_NAMES } from '../../messages/language-names.ts'
import { CHOICES } from '../../state/preference-choices.ts'
import { setPreferences, usePreferences } from '../../state/preferences.ts'
import { densityChoices } from '../../ui/bars/appearance-choices.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { formatDate } from '../../ui/format/format-time.ts'
import { ChoiceSetting, SelectSetting, SwitchSetting } from '../../ui/controls/setting.tsx'
import { useSite } from '../../ui/base/site-context.tsx'

/** Adds the labels to the choices of a preference. */
const labelled = <T extends string>(choices: readonly T[], labels: Readonly<Record<T, string>>) =>
  choices.map((value) => ({ value, label: labels[value] }))

const onOrOff = (isOn: boolean) => (isOn ? 'on' : 'off')

/** How pages look: theme, density, text and pictures. */
export function AppearanceSettings() {
  const { theme, density, size, face, images } = usePreferences()
  const later = useLaterMessages()
  const { appearance, settings: messages } = later
  return (
    <>
      <ChoiceSetting
        label={appearance.theme}
        value={theme}
        choices={labelled(CHOICES.theme, appearance.themes)}
        onChoose={(value) => setPreferences({ theme: value })}
      />
      <ChoiceSetting
        label={appearance.density}
        about={messages.densityAbout}
        value={density}
        choices={densityChoices(later)}
        onChoose={(value) => setPreferences({ density: value })}
      />
      <ChoiceSetting
        label={appearance.textSize}
        value={size}
        choices={labelled(CHOICES.size, appearance.textSizes)}
        onChoose={(value) => setPreferences({ size: value })}
      />
      <ChoiceSetting
        label={messages.face}
        value={face}
        choices={[
          { value: 'serif', label: messages.faces.serif, className: 'in-serif' },
          { value: 'sans', label: messages.faces.sans },
        ]}
        onChoose={(value) => setPreferences({ face: value })}
      />
      <ChoiceSetting
        label={messages.images}
        about={messages.imagesAbout}
        value={images}
        choices={labelled(CHOICES.images, messages.imageChoices)}
        onChoose={(value) => setPreferences({ images: value })}
      />
    </>
  )
}

/** What opens, what is hidden, and which keys act. */
export function ReadingSettings() {
  const { start, opens, scrollRead, hideRead, keys } = usePreferences()
  const messages = useLaterMessages().settings
  return (
    <>
      <ChoiceSetting
        label={messages.start}
        about={messages.startAbout}
        value={start}
        choices={labelled(CHOICES.start, messages.starts)}
        onChoose={(value) => setPreferences({ start: value })}
      />
      <ChoiceSetting
        label={messages.opens}
        value={opens}
        choices={labelled(CHOICES.opens, messages.opensChoices)}
        onChoose={(value) => setPreferences({ opens: value })}
      />
      <SwitchSetting
        label={messages.scrollRead}
        isOn={scrollRead === 'on'}
        onChange={(isOn) => setPreferences({ scrollRead: onOrOff(isOn) })}
      />
      <SwitchSetting
        label={messages.hideRead}
        about={messages.hideReadAbout}
        isOn={hideRead === 'on'}
        onChange={(isOn) => setPreferences({ hideRead: onOrOff(isOn) })}
      />
      <SwitchSetting
        label={messages.keys}
        about={messages.keysAbout}
        isOn={keys === 'on'}
        onChange={(isOn) => setPreferences({ keys: onOrOff(isOn) })}
      />
    </>
  )
}

/** Half past four in the afternoon of the reader's time zone. */
const EXAMPLE_TIME = new Date(2020, 0, 1, 16, 30)

export function LanguageSettings() {
  const { language, clock } = usePreferences()
  const { locale } = useSite()
  const messages = useLaterMessages().settings
  return (
    <>
      <SelectSetting
        label={messages.language}
        about={messages.languageAbout}
        value={language}
        choices={CHOICES.language.map((code) =>
          code === 'auto'
            ? { value: code, label: messages.browserLanguage }
            : { value: code, label: LANGUAGE_NAMES[code], lang: code },
        )}
        onChoose={(value) => setPreferences({ language: value })}
      />
      <ChoiceSetting
        label={messages.clock}
        about={messages.clockAbout(formatDate(locale, { timeStyle: 'short' }, EXAMPLE_TIME))}
        value={clock}
        choices={labelled(CHOICES.clock, messages.clocks)}
        onChoose={(value) => setPreferences({ clock: value })}
      />
    </>
  )
}
