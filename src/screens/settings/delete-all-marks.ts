import { setDevice } from '../../state/device.ts'
import { removeReadLines } from '../../state/draw-read-lines.ts'
import { getMarks } from '../../state/marks.ts'
import { removeAllMarks } from '../../state/hide-stories.ts'
import { sendToWorker } from '../../state/send-to-worker.ts'
import { picturesOf } from '../edition/keep-story.ts'

/** Removes all marks, and shows a note that can undo it. @param note what the note says */
export async function deleteAllMarks(note: string): Promise<void> {
  const urls = [...getMarks().saved.values()].flatMap(picturesOf)
  const removal = removeAllMarks()
  const undoLines = removeReadLines()
  await removal.written
  sendToWorker({ type: 'broadsheet:drop', urls })
  setDevice({
    note,
    undo: () => {
      removal.undo()
      undoLines()
      sendToWorker({ type: 'broadsheet:keep', urls })
    },
  })
}
