/** What the first start of an empty installation brings, by name. */
export const sample = {
  source: 'sample',
  scheme: 'Research areas',
  model: 'Research areas',
  experiment: 'GAN techniques',
} as const;

/** What is there of the sample, and goes with it. */
export interface SampleContents {
  readonly documents: number;
  /** Labels and decisions that people made on these documents. */
  readonly decisions: number;
  /** Models that suggest for the sample alone. */
  readonly models: number;
  /** Imported models that came with it. */
  readonly importedModels: number;
  /** Subjects; 0 where other documents or models use the scheme too, which then stays. */
  readonly subjects: number;
  /** Experiments that the service itself started. */
  readonly experiments: number;
}
