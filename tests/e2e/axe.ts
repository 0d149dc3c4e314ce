/** Rules that depend on colours. A page that was measured in one theme needs only these in the other. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
