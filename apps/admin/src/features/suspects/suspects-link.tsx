'use client';

import Link from 'next/link';
import { formatCount } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { suspectCountQuery } from './suspect-count-query';
import styles from './suspects.module.css';

/** It changes with trainings, and with what is answered here. */
const staleTimeMs = 60_000;

/** The way to the labels that look wrong, with how many there are. */
export function SuspectsLink() {
  const { data } = useGraphql(suspectCountQuery, {}, { staleTimeMs });
  return (
    <Link href="/review/labels" className={styles.link}>
      Suspect labels{data && ` (${formatCount(data.suspectLabels.totalCount)})`}
    </Link>
  );
}
