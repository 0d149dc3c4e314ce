/** Lines of the icons of the first script, as the data of one path each. All others are in `later-icon.tsx`. */
const SHAPES = {
  search: 'M16.5 10.5a6 6 0 1 1-12 0 6 6 0 0 1 12 0ZM15 15l5.5 5.5',
  play: 'M7 4.5v15l12-7.5Z',
  down: 'm6 9.5 6 6 6-6',
  x: 'M6 6l12 12M18 6 6 18',
  aa: 'M3 18 8 6l5 12M4.8 14h6.4M15 18l3.2-8 3.3 8M16.1 15.4h4.2',
  front: 'M4 4.5h16v15H4zM4 9h16M7.5 12.5h4v4h-4zM14.5 12.5h2.5M14.5 16.5h2.5',
  topics: 'M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  back: 'M20 12H4.5M11 5.5 4.5 12l6.5 6.5',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 4v4h-4',
  out: 'M8 5.5h10.5V16M18.5 5.5 6 18',
  saved: 'M7 4h10v16l-5-4-5 4Z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
} as const

export type FirstIconName = keyof typeof SHAPES

interface DrawingProps {
  readonly shape: string
  readonly className?: string | undefined
  readonly strokeWidth?: number | undefined
  readonly fill?: string | undefined
}

/** A drawing for `Icon` and `LaterIcon`, hidden from assistive technology. */
export function IconDrawing({ shape, className = '', strokeWidth, fill }: DrawingProps) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shape} strokeWidth={strokeWidth} fill={fill} />
    </svg>
  )
}

/** A decorative icon. It is hidden from assistive technology, so a text or an accessible name must stand beside it. */
export function Icon({ name, className }: { readonly name: FirstIconName; readonly className?: string | undefined }) {
  return <IconDrawing shape={SHAPES[name]} className={className} strokeWidth={name === 'more' ? 3 : undefined} />
}
