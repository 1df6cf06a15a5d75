import { Select } from '@mantine/core';
import { useState } from 'react';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import type { ShownComparisonFragment, ShownDifferenceFragment } from '@/gql/graphql';
import { describePromise } from '@/lib/describe-promise';
import { formatBytes, formatChange, formatCounted, formatSeconds, formatShare } from '@/lib/format';
import { toneOfChange } from '@/lib/tone-of-change';
import styles from './run.module.css';
import { SubjectComparison } from './subject-comparison';

type Recipe = ShownComparisonFragment['recipes'][number];

const numeric = (label: string) => ({ label, numeric: true });

function Figure({ f1, change }: { f1: number; change: ShownDifferenceFragment | null }) {
  return (
    <td data-numeric data-change={change ? toneOfChange(change) : undefined}>
      {formatShare(f1, 3)}
      {change && (
        <small className={styles.range}>
          {formatChange(change.difference)} ({formatChange(change.low)} to {formatChange(change.high)})
        </small>
      )}
    </td>
  );
}

function Quality({ recipes }: { recipes: readonly Recipe[] }) {
  const columns = ['Micro-F1', 'Macro-F1', 'Precision at target', 'Recall at target', 'Log loss', 'Calibration error'];
  return (
    <div className={styles.comparison}>
      <DataTable caption="Quality of each recipe" columns={['Recipe', ...columns.map(numeric)]}>
        {recipes.map(({ name, micro, macro, atTarget, logLoss, ece, microChange, macroChange }) => (
          <tr key={name}>
            <td>{name}</td>
            <Figure f1={micro.f1} change={microChange} />
            <Figure f1={macro.f1} change={macroChange} />
            <td data-numeric>{formatShare(atTarget.precision, 3)}</td>
            <td data-numeric>{formatShare(atTarget.recall, 3)}</td>
            <td data-numeric>{formatShare(logLoss, 3)}</td>
            <td data-numeric>{formatShare(ece, 3)}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}

/** Short times in tenths: recipes are compared by them. */
const formatCost = (seconds: number): string => (seconds < 10 ? `${seconds.toFixed(1)} s` : formatSeconds(seconds));

function Costs({ recipes, documents }: { recipes: readonly Recipe[]; documents: number }) {
  const columns = ['Training, CPU', 'By the clock', 'Scoring a document, CPU', 'Peak memory of the worker', 'Size'];
  return (
    <div className={styles.comparison}>
      <DataTable caption="Cost of each recipe" columns={['Recipe', ...columns.map(numeric)]}>
        {recipes.map(({ name, training, scoring, peakMemoryBytes, artefactBytes }) => (
          <tr key={name}>
            <td>{name}</td>
            <td data-numeric>{formatCost(training.cpuSeconds)}</td>
            <td data-numeric>{formatCost(training.seconds)}</td>
            <td data-numeric>{((1_000 * scoring.cpuSeconds) / documents).toFixed(2)} ms</td>
            <td data-numeric>{formatBytes(peakMemoryBytes)}</td>
            <td data-numeric>{formatBytes(artefactBytes)}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}

const describeTarget = ({ targetPrecision, promise }: ShownComparisonFragment): string =>
  targetPrecision === null ? '' : ` The target is ${describePromise({ targetPrecision, promise })}.`;

/** Recipes side by side: what each gives and costs, and one of them beside the first subject by subject. */
export function RecipeComparison({ comparison }: { comparison: ShownComparisonFragment }) {
  const { documents, recipes } = comparison;
  const [first, ...others] = recipes;
  const [chosen, setChosen] = useState<string | null>(null);
  if (!first) return null;
  const other = others.find(({ name }) => name === chosen) ?? others[0];
  return (
    <>
      <Panel
        title="Which recipe pays"
        detail={`Tested on ${formatCounted(documents, 'document')} that were not used in training. Differences are from ${first.name}, with 95% intervals.${describeTarget(comparison)}`}
        flush
      >
        <ul className={styles.conclusions}>
          {others.map(({ name, conclusion }) => (
            <li key={name}>{conclusion}</li>
          ))}
        </ul>
        <Quality recipes={recipes} />
      </Panel>
      <Panel
        title="What each costs"
        detail="Training includes calibration and thresholds, on one thread. CPU time does not depend on what else runs; memory includes all else that the worker holds. The time of an encoder, which runs once per text, is not counted."
        flush
      >
        <Costs recipes={recipes} documents={documents} />
      </Panel>
      {other && (
        <Panel
          title="Subject by subject"
          detail={`Δ F1 is ${other.name} minus ${first.name} on the same documents, with its 95% interval. p values are corrected for the number of subjects.`}
          actions={
            others.length > 1 && (
              <Select
                aria-label={`Recipe beside ${first.name}`}
                data={others.map(({ name }) => name)}
                value={other.name}
                allowDeselect={false}
                onChange={setChosen}
              />
            )
          }
          flush
        >
          <SubjectComparison first={first} other={other} />
        </Panel>
      )}
    </>
  );
}
