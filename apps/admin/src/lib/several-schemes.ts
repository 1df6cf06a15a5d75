interface OfScheme {
  readonly subject: { readonly scheme: { readonly name: string } };
}

/** Whether a list mixes schemes, so that a label alone may mean two subjects. */
export const hasSeveralSchemes = (items: readonly OfScheme[]): boolean =>
  new Set(items.map(({ subject }) => subject.scheme.name)).size > 1;
