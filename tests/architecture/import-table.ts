const worker = ['*'] as const;

/** Who may import whom, by folder: what docs/decisions and CONTRIBUTING.md explain. An arrow upward is never right. */
export const importTable: Readonly<Record<string, readonly string[]>> = {
  // Numeric and pure: arrays in, arrays out.
  'packages/math': [],
  'packages/text': ['math'],
  'packages/linear': ['math'],
  'packages/evaluation': ['math'],
  'packages/learner': [],
  'packages/embeddings': ['learner', 'math', 'mojo', 'text'],
  'packages/convolution': ['math'],
  'packages/learners': ['learner', 'embeddings', 'convolution', 'math', 'text', 'linear', 'evaluation', 'gan'],
  'packages/tensorflow': [],
  'packages/encoder': ['mojo', 'tensorflow'],
  'packages/mojo': [],
  'packages/gan': ['math', 'evaluation'],
  // Service.
  'packages/domain': ['evaluation', 'gan', 'text', 'learner'],
  'packages/database': ['domain'],
  'packages/jobs': ['domain', 'database'],
  'packages/harvest': ['domain', 'math'],
  'packages/vocabulary': ['domain', 'harvest'],
  'packages/spark': ['domain', 'learners', 'mojo', 'text'],
  'packages/runtime': [],
  // Apps.
  'apps/start': ['runtime', 'database', 'domain', 'learners', 'mojo', 'spark'],
  'apps/api': [
    'domain',
    'database',
    'jobs',
    'encoder',
    'gan',
    'learners',
    'text',
    'harvest',
    'vocabulary',
    'runtime',
    'mojo',
  ],
  'apps/worker': worker,
  'apps/admin': [],
  'apps/cli': worker,
  tests: worker,
};
