/**
 * Returns a function that finds the spelling of a topic that the folder uses: that of its declaration, else the one that most
 * articles have. It returns undefined for a topic that is spelt so, and where no spelling has the majority.
 * @param declared names of the topics of the edition
 * @param named topics as articles spell them, each as often as it is named
 */
export function topicSpellings(
  declared: readonly string[],
  named: readonly string[],
): (topic: string) => string | undefined {
  const counts = new Map<string, Map<string, number>>()
  for (const name of named) {
    const spellings = counts.get(name.toLowerCase()) ?? new Map<string, number>()
    counts.set(name.toLowerCase(), spellings.set(name, (spellings.get(name) ?? 0) + 1))
  }
  const spelling = new Map<string, string>()
  for (const [key, spellings] of counts) {
    const [first, second] = [...spellings].sort(([, a], [, b]) => b - a)
    if (first && (!second || first[1] > second[1])) spelling.set(key, first[0])
  }
  for (const name of declared) spelling.set(name.toLowerCase(), name)
  return (topic) => {
    const wanted = spelling.get(topic.toLowerCase())
    return wanted === topic ? undefined : wanted
  }
}
