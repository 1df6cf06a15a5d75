/** What an import of a vocabulary does with subjects, in the order in which it is told. */
export const changeKinds = ['added', 'renamed', 'moved', 'merged', 'removed', 'edited'] as const;
