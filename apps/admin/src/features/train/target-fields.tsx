import { Slider } from '@mantine/core';
import type { PromiseScope } from '@/gql/graphql';
import { PromiseField } from './promise-field';
import styles from './train.module.css';

interface Target {
  targetPrecision: number;
  promise: PromiseScope;
}

interface Props {
  target: Target;
  onChange: (changes: Partial<Target>) => void;
}

/** The precision to reach, and what it is promised for. */
export function TargetFields({ target: { targetPrecision, promise }, onChange }: Props) {
  return (
    <>
      <div>
        <span className={styles.label}>
          Target precision <strong>{targetPrecision.toFixed(2)}</strong>
        </span>
        <Slider
          thumbLabel="Target precision"
          min={0.5}
          max={0.99}
          step={0.01}
          label={null}
          value={targetPrecision}
          onChange={(next) => onChange({ targetPrecision: next })}
        />
        <p className={styles.hint}>At least this fraction of published suggestions should be correct.</p>
      </div>
      <PromiseField promise={promise} onChange={(next) => onChange({ promise: next })} />
    </>
  );
}
