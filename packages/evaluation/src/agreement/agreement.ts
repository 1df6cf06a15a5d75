/** How two sides answer yes or no of the same documents. */
export interface JointAnswers {
  /** Documents to which both say yes. */
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
}

const sizeOf = ({ both, firstOnly, secondOnly, neither }: JointAnswers): number =>
  both + firstOnly + secondOnly + neither;

/** One less the ratio of the disagreement there is to that by chance; null where chance allows none. */
const overChance = (observed: number, byChance: number): number | null =>
  byChance === 0 ? null : 1 - observed / byChance;

/**
 * Agreement beyond what chance gives two sides that say yes as often as these do (Cohen 1960): 1 where they always
 * agree, 0 where no more than by chance; null where both give the same one answer to all.
 */
export function cohenKappa(answers: JointAnswers): number | null {
  const documents = sizeOf(answers);
  const { both, firstOnly, secondOnly } = answers;
  const [first, second] = [both + firstOnly, both + secondOnly];
  const disagreeByChance = (first * (documents - second) + second * (documents - first)) / documents;
  return documents === 0 ? null : overChance(firstOnly + secondOnly, disagreeByChance);
}

/**
 * Krippendorff's alpha (2019) for two sides and answers without order. Unlike kappa it does not reward sides for saying
 * yes unequally often. Null where there is but one answer.
 */
export function krippendorffAlpha(answers: JointAnswers): number | null {
  const { both, firstOnly, secondOnly } = answers;
  const all = 2 * sizeOf(answers);
  const yes = 2 * both + firstOnly + secondOnly;
  return all === 0 ? null : overChance(firstOnly + secondOnly, (yes * (all - yes)) / (all - 1));
}
