import { setDevice } from '../state/device.ts'
import { readVisitRecord, updateVisitRecord } from '../state/visit-record.ts'
import { deviceMessages } from './device-messages.ts'

/** Installing is offered from this visit on. */
const MIN_VISITS = 2

/** Offers to install the reader when the browser supports it. After the reader has declined, it is not offered again. */
export function watchInstall(visits: number): { readonly install: () => void; readonly declineInstall: () => void } {
  const offer = () => {
    if (!window.broadsheetInstall) return
    const isOffered = visits >= MIN_VISITS && !readVisitRecord().refusedInstall
    setDevice({ install: isOffered ? 'offered' : 'possible' })
  }
  offer()
  window.addEventListener('beforeinstallprompt', offer)
  window.addEventListener('appinstalled', () => {
    delete window.broadsheetInstall
    setDevice({ install: undefined, note: deviceMessages().isInstalled })
  })
  return {
    install: () => {
      const event = window.broadsheetInstall
      // `prompt` works only once per event.
      delete window.broadsheetInstall
      setDevice({ install: undefined })
      void event?.prompt()
    },
    declineInstall: () => {
      updateVisitRecord({ refusedInstall: true })
      setDevice({ install: window.broadsheetInstall ? 'possible' : undefined })
    },
  }
}
