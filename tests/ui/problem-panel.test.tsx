import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { CountedProblem } from '../../src/contract/problem.ts'
import { ProblemPanel } from '../../src/ui/controls/problem-panel.tsx'

const problem = (code: string, count: number, severity: 'error' | 'warning' = 'error'): CountedProblem => ({
  severity,
  code,
  file: '_news/a.md',
  line: 4,
  column: 20,
  field: code,
  message: `This is ${code}.`,
  hint: `Mend ${code}.`,
  count,
})

test('each kind of error is listed once, with its first place, what to do and the number of the others', () => {
  render(<ProblemPanel problems={[problem('one', 12), problem('two', 1), problem('three', 5, 'warning')]} />)
  expect(screen.getByRole('heading')).toHaveTextContent('13 problems in the content folder.')
  const [first, second, ...others] = screen.getAllByRole('listitem')
  expect(others).toEqual([])
  expect(first).toHaveTextContent('_news/a.md:4:20')
  expect(first).toHaveTextContent('Mend one.')
  expect(first).toHaveTextContent('11 more of this kind.')
  expect(within(second ?? document.body).queryByText(/more of this kind/)).toBeNull()
})

test('warnings alone show no panel', () => {
  render(<ProblemPanel problems={[problem('three', 5, 'warning')]} />)
  expect(screen.queryByRole('alert')).toBeNull()
})
