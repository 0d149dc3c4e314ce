// Names that other systems use for fields of the format, spelt as `normalName` spells them. The first of a list whose value
// can be used counts, so the order decides where an article has two. Names with a dot are those of a field in a group.

const list = (names: string): readonly string[] => names.trim().split(/\s+/)

/** Names for the time of publication. */
export const DATE_NAMES = list(`
  publisheddatetime date date.published date.publish date.start pubdate pubdatetime publishdate publisheddate publicationdate
  datepublished dateposted publishedat publishedon publishedtime published postdate posted postedat postedon datetime
  dates.published issued date.created dates.created created createdat createdon createddate datecreated creationdate dateadded
  written timestamp time`)

export const UPDATED_NAMES = list(`
  updateddatetime lastmod lastmodified lastmodifiedat lastmodifieddate modified modifiedat modifieddate moddate moddatetime
  datemodified date.modified date.updated dates.modified dates.updated updated updatedat updatedon updateddate updatedate
  dateupdated update lastupdated lastupdatedat lastupdate.date lastupdate lastedited edited editedat changed revised`)

export const EXCERPT_NAMES = list(`
  excerpt description summary teaser standfirst subtitle subheading subhead subheadline dek deck lead lede intro introduction
  abstract synopsis blurb tagline shortdescription customexcerpt metadescription seodescription ogdescription
  socialdescription`)

export const TOPIC_NAMES = list(`
  topics topic categories category section sections taxonomies.topics taxonomies.categories taxonomies.category
  taxonomies.sections channel rubric primarycategory primarytag`)

export const TAG_NAMES = list(`
  tags tag keywords keyword taxonomies.tags taxonomies.tag taxonomies.keywords hashtags labels metakeywords newskeywords`)

export const AUTHOR_NAMES = list(`
  provider.authors authors author byline bylines by writer writers writtenby postedby creator creators authorname authornames
  taxonomies.authors taxonomies.author primaryauthor`)

/** Names for a picture. In groups such as `header` they are looked for after those of the article itself. */
export const PICTURE_NAMES = list(`
  images image cover coverimage coverphoto hero heroimage featuredimage featureimage featured feature featuredphoto banner
  bannerimage headerimage headerimg mainimage leadimage articleimage postimage header.image header.teaser
  header.overlayimage photo photos picture pictures img thumbnail thumbnailimage thumb thumbnailurl imageurl poster preview
  previewimage cardimage teaserimage ogimage openggraphimage twitterimage socialimage socialmediaimage shareimage shareimg
  splash splashimage metaimage seoimage seo.image og.image opengraph.image social.image twitter.image metadata.image sharing.image`)

/** Names for the text of a picture, which stand beside it. */
export const ALT_NAMES = list(`
  imagealt coveralt heroalt heroimagealt coverimagealt featuredimagealt featureimagealt thumbnailalt alttext imagealttext
  imagedescription ogimagealt splashalt`)
export const CAPTION_NAMES = list(`
  imagecaption covercaption herocaption coverimagecaption featuredimagecaption featureimagecaption thumbnailcaption caption
  imagetitle`)
export const CREDIT_NAMES = list(`imagecredit photocredit covercredit imagesource imageattribution featureimagecredit
  coverphotoattribution coverphotocredit`)

export const LOCALE_NAMES = list('locale lang language languagecode inlanguage')

export const TITLE_NAMES = list('title headline heading posttitle pagetitle seotitle ogtitle metatitle name')

/** Names for the page of another site that the article is about. */
export const LINK_NAMES = list('weburl externalurl externallink linkurl link redirectto href')
/** Names for the page that search engines should know. It is the article's own page, unless it has no text. */
export const CANONICAL_NAMES = list('canonicalurl canonical canonicallink originalurl')

export const VIDEO_NAMES = list('youtube youtubeid youtubeurl youtubevideo ytid videoid video videourl')

/** Groups in which systems keep fields of the publisher's own. */
export const GROUPS: ReadonlySet<string> = new Set(
  list('params extra meta metadata seo og opengraph social attributes frontmatter custom page post article data'),
)

/**
 * Values of `type` that name a layout rather than a kind of article. `type` is a field of the format too, and readers can
 * filter by it.
 */
export const LAYOUT_TYPES: ReadonlySet<string> = new Set(
  list(`post posts blog blogs blogpost blog-post page pages single default doc docs documentation section list entry entries
  note notes item content markdown md news story stories home standard website regular`),
)

/** Words that systems need to make a list of all articles. To readers they are no tags. */
export const LIST_WORDS: ReadonlySet<string> = new Set(list('post posts all nav article articles page pages'))
/** Names of topics for articles that have none. */
export const NO_TOPIC: ReadonlySet<string> = new Set(list('uncategorized uncategorised unkategorisiert none default'))
