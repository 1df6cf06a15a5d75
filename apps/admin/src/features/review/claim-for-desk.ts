interface Leaving {
  isLeft: () => boolean;
  /** Gives documents back. */
  release: (documentIds: readonly string[]) => Promise<void>;
}

interface Claimed {
  readonly __typename: string;
  readonly items?: readonly { readonly document: { readonly id: string } }[];
}

/** The answer to a claim. Null if the desk was left before it came; what it leased is then given back. */
export async function claimForDesk<Answer extends Claimed>(
  ask: () => Promise<Answer>,
  { isLeft, release }: Leaving,
): Promise<Answer | null> {
  if (isLeft()) return null;
  const answer = await ask().catch((error: unknown) => {
    if (isLeft()) return null;
    throw error;
  });
  if (!isLeft()) return answer;
  await release((answer?.items ?? []).map(({ document }) => document.id));
  return null;
}
