/** True for languages in which `2 hours` is only a length of time. Their ages have a word for “ago”: `2小时前`. */
export const saysAgo = (locale: string): boolean => /^(ar|ja|zh)\b/.test(locale)
