import { type ReactNode, createContext, use } from 'react'
import { Router, useRouter } from 'wouter'
import type { PageAddress } from './search-entry.ts'

type AnyRouter = ReturnType<typeof useRouter>
type Navigate = ReturnType<AnyRouter['hook']>[1]

const ShownPage = createContext<PageAddress>({ path: '/', search: '' })
const OuterRouter = createContext<AnyRouter | undefined>(undefined)

function useShownLocation(): [string, Navigate] {
  const router = use(OuterRouter)
  if (!router) throw new Error('useShownLocation must be called inside <PageRouter>.')
  const [, navigate] = router.hook(router)
  return [router.base + use(ShownPage).path, navigate]
}

const useShownSearch = (): string => use(ShownPage).search

const HOOKS = { hook: useShownLocation, searchHook: useShownSearch }

/** Makes a page read its own address, although the address of the browser is that of a search over it. */
export function PageRouter({ page, children }: { readonly page: PageAddress; readonly children: ReactNode }) {
  const router = useRouter()
  return (
    <OuterRouter value={router}>
      <ShownPage value={page}>
        <Router base={router.base} {...HOOKS}>
          {children}
        </Router>
      </ShownPage>
    </OuterRouter>
  )
}
