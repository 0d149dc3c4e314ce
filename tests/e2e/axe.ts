/** Rules whose outcome colours decide: what another theme can change of a page that was measured in one. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
