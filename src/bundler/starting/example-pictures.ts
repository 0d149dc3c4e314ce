/** The site's own logo, in a colour that is readable on white and on black paper. */
export const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img" aria-label="A folded newspaper">
  <rect width="96" height="96" rx="14" fill="#1f5f8b"/>
  <path d="M20 24h46v50H26a6 6 0 0 1-6-6z" fill="#fff"/>
  <path d="M66 36h10v32a6 6 0 0 1-6 6h-4z" fill="#cfe3f1"/>
  <path d="M27 32h32v6H27zm0 12h14v14H27z" fill="#1f5f8b"/>
  <path d="M46 44h13v3H46zm0 6h13v3H46zm0 6h13v3H46zM27 63h32v3H27z" fill="#7fa8c4"/>
</svg>
`

/** The logo of an invented outlet: the nib of a pen. */
export const OUTLET_LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 50" width="50" height="50">
  <rect width="50" height="50" rx="8" fill="#43326b"/>
  <path d="M25 9l9 19-6 13h-6l-6-13z" fill="#fff"/>
  <path d="M25 12v17" stroke="#43326b" stroke-width="1.6"/>
  <circle cx="25" cy="30" r="2.4" fill="#43326b"/>
</svg>
`

/** The picture of the first article: a harbour in the evening. */
export const HARBOUR = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#23395d"/>
      <stop offset=".7" stop-color="#d9825b"/>
      <stop offset="1" stop-color="#f3c892"/>
    </linearGradient>
  </defs>
  <rect width="1200" height="630" fill="url(#sky)"/>
  <circle cx="820" cy="372" r="62" fill="#fbe3b5"/>
  <path d="M0 372l150-46 170 34 140-58 190 70h550v40H0z" fill="#2c3f5c"/>
  <rect y="390" width="1200" height="240" fill="#1d3350"/>
  <path d="M770 408h100v8H770zm-30 28h160v8H740zm-20 34h200v9H720zm24 42h150v9H744z" fill="#f3c892" opacity=".55"/>
  <path d="M210 390V196h44v194z" fill="#f4efe6"/>
  <path d="M210 244h44v36h-44zm0 72h44v36h-44z" fill="#b8432f"/>
  <path d="M204 196h56v-10h-56zm10-10v-28h36v28zm-4-28h44l-22-22z" fill="#1a2638"/>
  <path d="M222 162h20v20h-20z" fill="#ffe9a8"/>
  <path d="M150 400l40-16h90l46 16z" fill="#16222f"/>
  <path d="M500 470h210l-34 44H534z" fill="#10202f"/>
  <path d="M590 470V330l92 126h-92zm-10 0V352l-66 104h66z" fill="#f4efe6"/>
  <path d="M0 560q50-14 100 0t100 0 100 0 100 0 100 0 100 0 100 0 100 0 100 0 100 0 100 0 100 0v70H0z" fill="#16293f"/>
</svg>
`
