/** Why an article is held back. */
export type HeldReason =
  | 'unpublished'
  | 'draft'
  | 'in-review'
  | 'scheduled'
  | 'embargoed'
  | 'unlisted'
  | 'private'
  | 'archived'
  | 'deleted'
  | 'expired'

/** What the value of a field says about publishing. */
export type HoldKind =
  /** `true` hides the article. */
  | 'hides'
  /** `false` hides it. */
  | 'shows'
  /** A date ahead hides it until then, and `true` without one. */
  | 'from'
  | 'embargo'
  /** A date past hides it. */
  | 'until'
  /** A word says whether it is shown. Every other word is an error. */
  | 'state'
  /** The same in a field that often says something else, so other words are ignored. */
  | 'word'
  /** Any value hides it. */
  | 'password'

export interface HoldName {
  readonly kind: HoldKind
  readonly reason: HeldReason
  /** True when the field may mean something else, so that it is an error where it would hide the article. */
  readonly isUnsure?: true
}

const names = new Map<string, HoldName>()

function add(kind: HoldKind, reason: HeldReason, spelt: string, isUnsure = false): void {
  for (const name of spelt.trim().split(/\s+/)) names.set(name, { kind, reason, ...(isUnsure && { isUnsure: true }) })
}

// Spelt as `normalName` spells them.
add(
  'hides',
  'draft',
  'draft drafts isdraft isadraft saveasdraft wip iswip workinprogress entwurf brouillon borrador rascunho',
)
add('hides', 'draft', 'bozza utkast kladde luonnos unfinished incomplete', false)
add('hides', 'unpublished', 'unpublished isunpublished notpublished')
add(
  'hides',
  'unlisted',
  `unlisted isunlisted hidden ishidden hide hidepost hidefromlist hidefromlists hidefromindex hidefromhome hidefromhomepage
  hidefrommain hiddeninhomelist hiddenfromhomepage hiddenfromlist hiddenfromlists hideinlist hideinlists notlisted nolist
  excludefromlist excludefromlists excludefromcollection excludefromcollections eleventyexcludefromcollections headless`,
)
add(
  'hides',
  'private',
  `private isprivate internal internalonly confidential restricted protected isprotected passwordprotected encrypt encrypted
  secret membersonly memberonly subscribersonly subscriberonly requireslogin loginrequired`,
)
add('hides', 'deleted', 'deleted isdeleted trash trashed removed withdrawn')
add('hides', 'archived', 'archived isarchived archive retired', true)
add('hides', 'private', 'paid premium paywall paywalled ispaid ispremium', true)
add('hides', 'unlisted', 'exclude excluded ignore ignored disabled isdisabled disable inactive skip placeholder', true)
add('shows', 'unpublished', 'published ispublished publish dgpublish public ispublic live islive')
add(
  'shows',
  'unlisted',
  'visible isvisible listed islisted list show display routable output render build enabled active',
)
add('shows', 'in-review', 'approved isapproved ready isready')
add('shows', 'in-review', 'reviewed final finished complete completed', true)
add(
  'from',
  'scheduled',
  `publishdate pubdate pubdatetime publisheddate publicationdate datepublished publishedat publishedon publishedtime
  publishat publishon publishafter publishfrom publishtime publishstart startpublish startpublishing golive golivedate goliveat
  scheduled isscheduled scheduledat scheduledfor scheduledon scheduleddate scheduledate schedule schedulefor scheduleat
  availablefrom availableat availableon visiblefrom notbefore liveat liveon livefrom postat postdate releaseat releaseon
  releasedate validfrom`,
)
add(
  'embargo',
  'embargoed',
  `embargo embargoed isembargoed embargountil embargoeduntil embargodate embargoend embargoends embargoenddate embargotime
  embargolift embargolifts hold onhold holduntil underembargo`,
)
add(
  'until',
  'expired',
  `expirydate expirationdate expiredate expiresdate expiresat expireson expireat expires expire expiry expiration expired
  isexpired unpublish unpublishdate unpublishat unpublishon publishuntil publisheduntil publishend publishto endpublish
  endpublishing visibleuntil availableuntil availableto liveuntil removeat removeon removaldate takedowndate hideafter hideon
  deleteat deletedat deletedon trashedat validuntil validthrough validto archivedate archiveon archiveat archivedat archivedon`,
)
add(
  'state',
  'draft',
  'status state visibility poststatus publishstatus publishedstatus publicationstatus publishingstatus',
)
add('state', 'draft', 'articlestatus contentstatus workflowstate workflowstatus publishstate publicationstate')
add('word', 'private', 'access audience workflow stage posttype privacy readers')
add('password', 'private', 'password passwd passphrase postpassword accesspassword')

/** @param name as `normalName` spells it */
export const holdName = (name: string): HoldName | undefined => names.get(name)
export const isHoldName = (name: string): boolean => names.has(name)

/** Names that a misspelt one is compared with. Shorter ones are too near to words that mean something else. */
export const MISSPELT_HOLD_NAMES: readonly string[] = [
  'draft',
  'hidden',
  'unlisted',
  'private',
  'published',
  'unpublished',
  'embargo',
  'embargoed',
  'embargoUntil',
  'scheduled',
  'deleted',
  'password',
  'status',
  'visibility',
  'expiryDate',
  'publishDate',
  'expires',
  'archived',
]

/** Groups whose fields about publishing are meant for the article. Others may hide a picture or a menu. */
export const HOLD_GROUPS: ReadonlySet<string> = new Set(
  `meta metadata params extra page post article publishing publication publish workflow status state visibility options
  settings config attributes frontmatter data custom system sys cms wordpress wp ghost hugo jekyll eleventy zola build pagevars
  schedule embargo`
    .trim()
    .split(/\s+/),
)

/** Names that say the same in a group of any name. */
export const CLEAR_NAMES: ReadonlySet<string> = new Set(
  'draft isdraft published unpublished unlisted embargo embargoed embargountil'.split(' '),
)

/** Groups about publishing, and what a time in them says by its name. */
export const groupHold = (group: string, name: string): HoldName | undefined => {
  if (group === 'status' || group === 'state' || group === 'visibility' || group === 'workflow')
    return /^(?:value|name|label|current|key|state|status)$/.test(name) ? { kind: 'state', reason: 'draft' } : undefined
  if (!/^(?:publish|publishing|publication|schedule|embargo)$/.test(group)) return undefined
  if (group === 'embargo') return /^(?:until|date|ends?|lifts?|to|time)$/.test(name) ? names.get('embargo') : undefined
  if (/^(?:date|at|on|from|starts?|time|after)$/.test(name)) return names.get('publishdate')
  return /^(?:until|to|ends?|before)$/.test(name) ? names.get('expirydate') : undefined
}

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

/** Words of a state that show an article. */
export const SHOWN_STATES: ReadonlySet<string> = new Set(
  words(`published, publish, public, live, visible, active, final, finished, complete, completed, done, approved, released, posted,
  online, sent, listed, everyone, anyone, everybody, all, open, current, featured, default, normal, updated, ok, reviewed, free`),
)

/** Words of a state that hide an article, and why. Spelt with single spaces in place of dashes and underscores. */
export const HIDDEN_STATES: ReadonlyMap<string, HeldReason> = new Map<string, HeldReason>([
  ...words(`draft, drafts, draft only, wip, work in progress, in progress, inprogress, auto draft, autodraft, idea, ideas, todo, to do,
  planned, outline, incomplete, unfinished, writing, inherit, entwurf, brouillon, borrador, rascunho, bozza, not ready,
  needs work`).map((word) => [word, 'draft'] as const),
  ...words(`review, in review, inreview, under review, needs review, ready for review, pending, pending review, to review, submitted,
  awaiting review, awaiting approval, editing, proofreading, needs edit`).map((word) => [word, 'in-review'] as const),
  ...words('scheduled, schedule, future, queued, planned release, upcoming').map(
    (word) => [word, 'scheduled'] as const,
  ),
  ...words('embargo, embargoed, under embargo, hold, on hold').map((word) => [word, 'embargoed'] as const),
  ...words('hidden, unlisted, not listed, invisible, disabled, inactive').map((word) => [word, 'unlisted'] as const),
  ...words(`private, members, members only, member, paid, paid members, paid subscribers, only paid, only free, founding, tiers,
  subscribers, subscribers only, internal, restricted, protected, password, confidential, secret, premium, self, me, only me,
  logged in, friends, direct`).map((word) => [word, 'private'] as const),
  ...words('archived, archive, retired').map((word) => [word, 'archived'] as const),
  ...words('trash, trashed, deleted, removed, withdrawn, retracted, rejected, cancelled, canceled, spam').map(
    (word) => [word, 'deleted'] as const,
  ),
  ...words('expired, outdated').map((word) => [word, 'expired'] as const),
  ...words('unpublished, not published, offline, unpublish').map((word) => [word, 'unpublished'] as const),
])
