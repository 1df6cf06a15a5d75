import { Button, Checkbox } from '@mantine/core';
import { IconCalendarRepeat, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import type { HarvestChoicesQuery, HarvestQueryInput } from '@/gql/graphql';
import styles from '../import/import.module.css';
import { type ImportOptions, ImportOptionsForm, initialOptions } from '../import/import-options-form';
import { cronOf, type Recurrence, RecurrenceFields } from './recurrence-fields';
import { useStart } from './use-start';

interface Props {
  query: HarvestQueryInput;
  choices: HarvestChoicesQuery;
  /** Whether the first records of what is asked have been seen. */
  isSeen: boolean;
}

/** How a harvest is taken in, and when it is started. */
export function StartPanel({ query, choices, isSeen }: Props) {
  const [options, setOptions] = useState<ImportOptions>(() => initialOptions(choices.schemes));
  const [sinceLast, setSinceLast] = useState(false);
  const [recurrence, setRecurrence] = useState<Recurrence>({ often: 'once', time: '02:00' });
  const { start, schedule, isPending, problem } = useStart(query);
  const cron = cronOf(recurrence);
  return (
    <Panel title="Options" {...(!isSeen && { detail: 'Preview the source first.' })}>
      <div className={styles.stack}>
        <ImportOptionsForm
          options={options}
          onOptions={setOptions}
          schemes={choices.schemes.map(({ name }) => name)}
          sources={choices.sources.map(({ name }) => name)}
          hasSubjects
          sourcePlaceholder="Defaults to the host"
        />
        <RecurrenceFields recurrence={recurrence} onRecurrence={setRecurrence} />
        {cron === null && (
          <Checkbox
            label="Only what has changed since the last harvest"
            description="Of the same source and set; everything if there was none."
            checked={sinceLast}
            onChange={(event) => setSinceLast(event.currentTarget.checked)}
          />
        )}
        <ProblemNotice problem={problem} />
        <div>
          <Button
            onClick={() => (cron === null ? start(options, sinceLast) : schedule(options, cron))}
            loading={isPending}
            disabled={!isSeen}
            leftSection={cron === null ? <IconPlayerPlay size={15} /> : <IconCalendarRepeat size={15} />}
          >
            {cron === null ? 'Harvest' : 'Schedule'}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
