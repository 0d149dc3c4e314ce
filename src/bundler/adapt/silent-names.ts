import { normalName } from './normal-name.ts'
import { isHoldName } from './hold-names.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * Names that tell a site generator how to draw or file a page, and say nothing to a reader. They are spelt as `normalName`
 * spells them.
 */
const SILENT: ReadonlySet<string> = new Set(
  words(`
  layout layouts template templates templateclass permalink slug url aliases alias redirectfrom redirectto redirects redirect
  weight order position sortorder sort navorder toc tableofcontents tocsticky toclabel tocicon tocdepth math mathjax katex
  mermaid usemath comments comment disqus giscus utterances share sharing related relatedposts showtoc tocopen hidemeta
  hidesummary searchhidden sitemap robots noindex nofollow priority changefreq rss feed excludefromrss excludefromsitemap
  excludefromsearch excludefromfeed search menu menus nav navigation navtitle sidebar sidebarlabel sidebarposition breadcrumbs
  pagination paginate prev next prevurl nexturl parent grandparent haschildren icon emoji theme style styles
  css js script scripts stylesheet class classes bodyclass cssclass id uid uuid guid key hash ref linktitle shorttitle
  seotitle ogtitle metatitle excerptseparator pin pinned sticky isstarred favorite toplevel
  readingtime readtime wordcount minutes showreadingtime timezone authorprofile avatar avatars
  postid wordpressid wpid ghostid cid coauthors editor lint markdown engine renderer converter highlight code lightbox gallery
  outputs output resources cascade headless build buildoptions type kind contenttype collection collections format version
  editurl showedit github repo license copyright cdate mdate eleventynavigation eleventycomputed ishome anchor footer
  customjs customcss scripts usetoc tweet twitter tweetid mastodon bluesky secured   taxonomy path sourceurl generator site pageid bookcollapsesection bookhidden booktoc series seriesorder part isarticle`),
)

/** True for a name whose loss no reader would notice. */
export const isSilentName = (name: string): boolean => {
  const normal = normalName(name)
  return SILENT.has(normal) || isHoldName(normal)
}
