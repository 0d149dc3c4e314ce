import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { deleteEditionFiles, deletePictures, measureStorage } from '../../data/download/device-storage.ts'
import { useDevice } from '../../state/device.ts'
import { type Marks, useMarks } from '../../state/marks.ts'
import { setPreferences } from '../../state/preferences.ts'
import { useReadLines } from '../../state/read-lines.ts'
import { formatSize } from '../../ui/format/format-size.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useSite } from '../../ui/base/site-context.tsx'
import { deleteAllMarks } from './delete-all-marks.ts'

/** About as many bytes as the database takes for the marks. */
const sizeOfMarks = ({ saved, read, hidden }: Marks): number =>
  new Blob([JSON.stringify([[...saved], [...read], [...hidden]])]).size

/** What takes room on this device, with buttons that free it. */
export function StorageUsed() {
  const { locale } = useSite()
  const marks = useMarks()
  const messages = useLaterMessages().settings
  const { stored } = messages
  const { download } = useDevice()
  const { data: use, refetch } = useQuery({
    // A download that begins or ends is a reason to measure again.
    queryKey: ['storage', download.status],
    queryFn: measureStorage,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const { lines } = useReadLines()
  const count = marks.saved.size + marks.read.size + marks.hidden.size + lines.length
  const deleteEdition = async () => {
    // A kept edition would be loaded again.
    setPreferences({ keep: 'off' })
    await deleteEditionFiles()
    await refetch()
  }
  const rows = [
    {
      name: stored.edition,
      about: stored.editionAbout,
      bytes: use?.edition,
      onDelete: () => void deleteEdition(),
    },
    {
      name: stored.pictures,
      about: stored.picturesAbout,
      bytes: use?.pictures,
      onDelete: () => void deletePictures().then(() => refetch()),
    },
    {
      name: stored.marks,
      about: stored.marksAbout(marks.saved.size, marks.read.size, marks.hidden.size),
      bytes: count === 0 ? 0 : sizeOfMarks(marks),
      onDelete: () => void deleteAllMarks(messages.marksDeleted),
    },
  ]
  return (
    <>
      <h3>{messages.storage}</h3>
      {use && (
        <p className="aside-note">
          {use.total
            ? messages.storageOf(formatSize(use.total.used, locale), formatSize(use.total.quota, locale))
            : messages.storageUnknown}
        </p>
      )}
      <ul aria-busy={!use}>
        {rows.map(({ name, about, bytes, onDelete }) => (
          <li key={name} className="setting">
            <span className="setting__name">
              <b>{name}</b>
              <span>{about}</span>
            </span>
            <span className="num">{bytes !== undefined && formatSize(bytes, locale)}</span>
            <button
              type="button"
              className="btn"
              aria-label={messages.deleteWhat(name)}
              disabled={bytes === 0}
              onClick={onDelete}
            >
              {messages.delete}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
