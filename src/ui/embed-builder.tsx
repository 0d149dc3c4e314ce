import { useEffect, useId, useRef, useState } from 'react'
import type { Topic } from '../contract/edition.ts'
import { EMBED_DEFAULTS, type EmbedOptions, embedPath, formatEmbedOptions, isHeightMessage } from '../contract/embed.ts'
import { ChoiceRow } from './choice-row.tsx'
import { EmbedExtras } from './embed-extras.tsx'

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

const LIMITS = ['3', '6', '12', '24'] as const
const PREVIEW_HEIGHT = 420

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/**
 * Builds the HTML for the page of a site owner, once for each kind of embedding, and the address of the oEmbed document.
 * @param height pixels to reserve, so that the host page does not move when the stories arrive; a link fills the space
 * until then
 */
export function embedSnippets(
  { topic, siteTitle, address }: Pick<Props, 'topic' | 'siteTitle' | 'address'>,
  options: EmbedOptions,
  height?: number,
): { readonly element: string; readonly frame: string; readonly oembed: string } {
  const query = formatEmbedOptions(options)
  const attributes = [
    ['topic', topic.id],
    ...query
      .slice(1)
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('=')),
  ]
    .map(([name, value = '']) => ` ${name}="${escape(name === 'topic' ? value : decodeURIComponent(value))}"`)
    .join('')
  const name = escape(`${topic.name}, from ${siteTitle}`)
  const page = `${address.replace(/\/$/, '')}${embedPath(topic.id)}`
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
  const [options, setOptions] = useState(EMBED_DEFAULTS)
  const [kind, setKind] = useState<'element' | 'frame' | 'oembed'>('element')
  const [copyStatus, setCopyStatus] = useState('')
  const snippetId = useId()
  const src = preview && preview + formatEmbedOptions(options)
  const { frame, height } = useReportedHeight(src)
  const snippet = embedSnippets({ topic, siteTitle, address }, options, height)[kind]
  const change = (part: Partial<EmbedOptions>) => {
    setOptions({ ...options, ...part })
    setCopyStatus('')
  }
  const copy = async () => {
    const isCopied = await onCopy(snippet)
    setCopyStatus(isCopied ? 'Copied.' : 'The snippet could not be copied. Select the text and copy it yourself.')
  }
  return (
    <div className="embedding">
      <div className="embedding__options">
        <ChoiceRow
          label="Layout"
          value={options.layout}
          choices={[
            { value: 'cards', label: 'Cards' },
            { value: 'list', label: 'List' },
            { value: 'headlines', label: 'Headlines' },
            { value: 'ticker', label: 'Ticker' },
          ]}
          onChoose={(layout) => change({ layout })}
        />
        <ChoiceRow
          label="Theme"
          value={options.theme}
          choices={[
            { value: 'auto', label: 'Auto' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChoose={(theme) => change({ theme })}
        />
        <ChoiceRow
          label="Order"
          value={options.sort}
          choices={[
            { value: 'latest', label: 'Latest' },
            { value: 'top', label: 'Top' },
          ]}
          onChoose={(sort) => change({ sort })}
        />
        <ChoiceRow
          label="Stories"
          value={LIMITS.find((limit) => Number(limit) === options.limit) ?? '6'}
          choices={LIMITS.map((value) => ({ value, label: value }))}
          onChoose={(limit) => change({ limit: Number(limit) })}
        />
        <ChoiceRow
          label="Pictures"
          value={options.images}
          choices={[
            { value: 'all', label: 'Pictures' },
            { value: 'none', label: 'No pictures' },
          ]}
          onChoose={(images) => change({ images })}
        />
        <ChoiceRow
          label="Related stories"
          value={options.related ? 'shown' : 'hidden'}
          choices={[
            { value: 'hidden', label: 'Stories alone' },
            { value: 'shown', label: 'With related' },
          ]}
          onChoose={(value) => change({ related: value === 'shown' })}
        />
      </div>
      <EmbedExtras options={options} onChange={change} />
      {src ? (
        <iframe
          ref={frame}
          className="embedding__preview"
          title={`Preview: ${topic.name}`}
          src={src}
          height={PREVIEW_HEIGHT}
          sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
        />
      ) : (
        <p className="aside-note">The preview is only available in the built site.</p>
      )}
      <ChoiceRow
        label="Kind of snippet"
        value={kind}
        choices={[
          { value: 'element', label: 'Element' },
          { value: 'frame', label: 'Plain frame' },
          { value: 'oembed', label: 'oEmbed' },
        ]}
        onChoose={(next) => {
          setKind(next)
          setCopyStatus('')
        }}
      />
      <label className="sr-only" htmlFor={snippetId}>
        Snippet
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
      <p className="embedding__copy">
        <button type="button" className="btn btn--ink" onClick={() => void copy()}>
          Copy
        </button>
        <span role="status">{copyStatus}</span>
      </p>
    </div>
  )
}
