import { isArticleId } from '../../contract/addresses.ts'

/** True for names that the bundler makes. `index` is excluded, since it would be the page of its folder. */
export const isSafeName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u.test(name) && name !== 'index'

export const isSafeId = (id: string): boolean => isArticleId(id) && isSafeName(id.slice('yyyy/mm/dd/'.length))
