/** The scheme that most documents have subjects of: what a person is likeliest to mean. */
export const mainScheme = <Scheme extends { readonly documentCount: number }>(
  schemes: readonly Scheme[],
): Scheme | undefined => schemes.toSorted((a, b) => b.documentCount - a.documentCount)[0];
