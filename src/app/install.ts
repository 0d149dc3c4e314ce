import { setDevice } from '../state/device.ts'
import { readMemory, remember } from '../state/visits.ts'

/** Who comes a second time may want to have the reader at hand. */
const ENOUGH_VISITS = 2

/** Offers to install the reader, quietly, and never again once it was refused. */
export function watchInstall(visits: number): { readonly install: () => void; readonly neverInstall: () => void } {
  const offer = () => {
    if (!window.broadsheetInstall) return
    const isTime = visits >= ENOUGH_VISITS && !readMemory().refusedInstall
    setDevice({ install: isTime ? 'offered' : 'possible' })
  }
  offer()
  window.addEventListener('beforeinstallprompt', offer)
  window.addEventListener('appinstalled', () => {
    delete window.broadsheetInstall
    setDevice({ install: undefined, note: 'Installed. You find it among your apps.' })
  })
  return {
    install: () => {
      const event = window.broadsheetInstall
      // The browser's own question can be asked once.
      delete window.broadsheetInstall
      setDevice({ install: undefined })
      void event?.prompt()
    },
    neverInstall: () => {
      remember({ refusedInstall: true })
      setDevice({ install: window.broadsheetInstall ? 'possible' : undefined })
    },
  }
}
