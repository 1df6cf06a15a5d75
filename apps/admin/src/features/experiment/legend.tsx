import styles from './experiment.module.css';

/** What the lines, areas and marks of the player mean. */
export function Legend({ withSamples }: { withSamples: boolean }) {
  return (
    <ul className={styles.legend}>
      <li data-ink="target">target</li>
      <li data-ink="generated">generated</li>
      <li data-ink="boundary">decision boundary: the probability, from 0 to 1, of being real</li>
      {withSamples && <li data-ink="real">real samples of the step’s batch; full: generated ones</li>}
    </ul>
  );
}
