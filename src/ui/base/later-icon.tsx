import { type FirstIconName, Icon, IconDrawing } from './icon.tsx'

/** Lines of the icons that the first script does not show. */
const SHAPES = {
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cards: 'M4 5h7v6H4zM13 5h7v6h-7zM4 13.5h7V19H4zM13 13.5h7V19h-7z',
  compact: 'M4 6h4v4H4zM11 6.5h9M11 9.5h6M4 14h4v4H4zM11 14.5h9M11 17.5h6',
  lines: 'M4 6.5h16M4 10.2h16M4 13.9h16M4 17.6h16',
  off: 'M7.5 18.5h9a4 4 0 0 0 2.7-7M16 9.8A5.5 5.5 0 0 0 8 7.2M6.2 10.3a4.2 4.2 0 0 0 1.3 8.2M4 4l16 16',
  hidden: 'M2.5 12C4 8.2 7.6 5.5 12 5.5s8 2.7 9.5 6.5c-1.5 3.8-5.1 6.5-9.5 6.5S4 15.8 2.5 12ZM4.5 4.5l15 15',
  sliders: 'M4 8h9M17 8h3M4 16h3M11 16h9M17 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM11 16a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  clock: 'M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0ZM12 7.5V12l3 2',
  up: 'M12 20V4.5M5.5 11 12 4.5l6.5 6.5',
  plus: 'M12 5v14M5 12h14',
  listen: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  stop: 'M6.5 6.5h11v11h-11Z',
  share: 'M12 15V3.5M7.5 8 12 3.5 16.5 8M5 12v8h14v-8',
} as const

export type IconName = FirstIconName | keyof typeof SHAPES

const isFirst = (name: IconName): name is FirstIconName => !(name in SHAPES)

/** Any icon. Not for the first script, which would grow by the lines of all of them. */
export function LaterIcon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  if (isFirst(name)) return <Icon name={name} className={className} />
  return <IconDrawing shape={SHAPES[name]} className={className} fill={name === 'stop' ? 'currentColor' : undefined} />
}
