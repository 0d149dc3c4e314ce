import { useEffect, useId, useRef, useState } from 'react'
import type { Topic } from '../../contract/edition.ts'
import {
  EMBED_DEFAULTS,
  type EmbedOptions,
  embedPath,
  formatEmbedOptions,
  isHeightMessage,
} from '../../contract/embed.ts'
import { ChoiceRow, type RowChoice } from '../controls/choice-row.tsx'
import { formatCount } from '../base/count.tsx'
import { EmbedExtras } from './embed-extras.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { useSite } from '../base/site-context.tsx'

interface Props {
  readonly topic: Pick<Topic, 'id' | 'name'>
  readonly siteTitle: string
  /** Public address of the reader, ending in a slash. */
  readonly address: string
  /** Path of the embedded document on this site. Undefined on the development server, which has none. */
  readonly preview: string | undefined
  /** @returns true when the text was copied */
  readonly onCopy: (text: string) => Promise<boolean>
}

const LAYOUTS = ['cards', 'list', 'headlines', 'ticker'] as const
const THEMES = ['auto', 'light', 'dark'] as const
const ORDERS = ['latest', 'top'] as const
const LIMITS = ['3', '6', '12', '24'] as const
const PICTURES = ['all', 'none'] as const
const RELATED = ['hidden', 'shown'] as const
const KINDS = ['element', 'frame', 'oembed'] as const

const labelled = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>): RowChoice<T>[] =>
  values.map((value) => ({ value, label: labels[value] }))

const PREVIEW_HEIGHT = 420

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

interface Embedded {
  readonly topicId: string
  /** Title of the frame. */
  readonly title: string
  /** Public address of the reader, ending in a slash. */
  readonly address: string
}

/**
 * Builds the HTML for the page of a site owner, once for each kind of embedding, and the address of the oEmbed document.
 * @param height pixels to reserve, so that the host page does not move when the stories arrive; a link fills the space
 * until then
 */
export function embedSnippets(
  { topicId, title, address }: Embedded,
  options: EmbedOptions,
  height?: number,
): { readonly element: string; readonly frame: string; readonly oembed: string } {
  const query = formatEmbedOptions(options)
  const attributes = [
    ['topic', topicId],
    ...query
      .slice(1)
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('=')),
  ]
    .map(([name, value = '']) => ` ${name}="${escape(name === 'topic' ? value : decodeURIComponent(value))}"`)
    .join('')
  const name = escape(title)
  const page = `${address.replace(/\/$/, '')}${embedPath(topicId)}`
  const heightAttribute = height ? ` height="${height}"` : ''
  const link = height
    ? `<a href="${escape(page + query)}" style="display:block;min-height:${height}px">${name}</a>`
    : ''
  return {
    element: `<script src="${escape(address)}embed.js" async></script>\n<broadsheet-topic${attributes}${heightAttribute}>${link}</broadsheet-topic>`,
    frame: `<iframe src="${escape(page + query)}" title="${name}" width="100%" height="${height ?? 600}" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>`,
    oembed: `${page}oembed.json`,
  }
}

/** Returns the height in pixels that the document at `src` has reported from its frame. Undefined until it does. */
function useReportedHeight(src: string | undefined) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [report, setReport] = useState<{ readonly src: string | undefined; readonly height: number }>()
  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<unknown>) => {
      if (source && source === frame.current?.contentWindow && isHeightMessage(data))
        setReport({ src, height: data.height })
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [src])
  return { frame, height: report?.src === src ? report?.height : undefined }
}

/** Lets site owners choose options, see a preview, and copy the snippet to paste. */
export function EmbedBuilder({ topic, siteTitle, address, preview, onCopy }: Props) {
  const { embed: messages } = useLaterMessages()
  const { locale } = useSite()
  const [options, setOptions] = useState(EMBED_DEFAULTS)
  const [kind, setKind] = useState<(typeof KINDS)[number]>('element')
  const [copyStatus, setCopyStatus] = useState('')
  const snippetId = useId()
  const src = preview && preview + formatEmbedOptions(options)
  const { frame, height } = useReportedHeight(src)
  const title = messages.frameTitle(topic.name, siteTitle)
  const snippet = embedSnippets({ topicId: topic.id, title, address }, options, height)[kind]
  const change = (part: Partial<EmbedOptions>) => {
    setOptions({ ...options, ...part })
    setCopyStatus('')
  }
  const copy = async () => {
    const isCopied = await onCopy(snippet)
    setCopyStatus(isCopied ? messages.copied : messages.copyFailed)
  }
  return (
    <div className="embedding">
      <div className="embedding__options">
        <ChoiceRow
          label={messages.layout}
          showsLabel
          value={options.layout}
          choices={labelled(LAYOUTS, messages.layouts)}
          onChoose={(layout) => change({ layout })}
        />
        <ChoiceRow
          label={messages.theme}
          showsLabel
          value={options.theme}
          choices={labelled(THEMES, messages.themes)}
          onChoose={(theme) => change({ theme })}
        />
        <ChoiceRow
          label={messages.order}
          showsLabel
          value={options.sort}
          choices={labelled(ORDERS, messages.orders)}
          onChoose={(sort) => change({ sort })}
        />
        <ChoiceRow
          label={messages.stories}
          showsLabel
          value={LIMITS.find((limit) => Number(limit) === options.limit) ?? '6'}
          choices={LIMITS.map((value) => ({ value, label: formatCount(locale, Number(value)) }))}
          onChoose={(limit) => change({ limit: Number(limit) })}
        />
        <ChoiceRow
          label={messages.pictures}
          showsLabel
          value={options.images}
          choices={labelled(PICTURES, messages.pictureChoices)}
          onChoose={(images) => change({ images })}
        />
        <ChoiceRow
          label={messages.related}
          showsLabel
          value={options.related ? 'shown' : 'hidden'}
          choices={labelled(RELATED, messages.relatedChoices)}
          onChoose={(value) => change({ related: value === 'shown' })}
        />
      </div>
      <EmbedExtras options={options} onChange={change} />
      {src ? (
        <iframe
          ref={frame}
          className="embedding__preview"
          title={messages.preview(topic.name)}
          src={src}
          height={PREVIEW_HEIGHT}
          sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
        />
      ) : (
        <p className="aside-note">{messages.noPreview}</p>
      )}
      <ChoiceRow
        label={messages.kind}
        showsLabel
        value={kind}
        choices={labelled(KINDS, messages.kinds)}
        onChoose={(next) => {
          setKind(next)
          setCopyStatus('')
        }}
      />
      <p className="choice">
        <label className="choice__label" htmlFor={snippetId}>
          {messages.snippet}
        </label>
        <textarea
          id={snippetId}
          className="embedding__snippet"
          readOnly
          rows={4}
          dir="ltr"
          value={snippet}
          onFocus={(event) => event.currentTarget.select()}
        />
      </p>
      <p className="embedding__copy">
        <button type="button" className="btn btn--ink" onClick={() => void copy()}>
          {messages.copy}
        </button>
        <span role="status">{copyStatus}</span>
      </p>
    </div>
  )
}
