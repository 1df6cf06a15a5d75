/** The distributions that can be learnt, as the API names them and as people do. */
const titles = {
  gaussian: 'Gaussian',
  'two-modes': 'Two modes',
  skewed: 'Skewed',
  'heavy-tail': 'Heavy tail',
} as const;

export const targetChoices = Object.entries(titles).map(([value, label]) => ({ value, label }));

export const targetTitle = (target: string): string =>
  targetChoices.find(({ value }) => value === target)?.label ?? target;
