'use client';

import 'graphiql/setup-workers/webpack';
import 'graphiql/style.css';

import { useComputedColorScheme, VisuallyHidden } from '@mantine/core';
import { GraphiQL } from 'graphiql';
import type { ComponentProps } from 'react';
import { fetchGraphql } from './fetch-graphql';
import styles from './playground.module.css';

const defaultQuery = `# Runs as the signed-in user. Programs send an API key: Authorization: Bearer <key>
query Suggest {
  suggestSubjects(input: { text: "Whales feed on krill in cold seas." }) {
    ... on SubjectSuggestions {
      suggestions {
        subject { label }
        probability
        state
      }
    }
    ... on Problem { code message }
  }
}
`;

type Props = ComponentProps<typeof GraphiQL>;

/** GraphiQL against this installation, as the person signed in. */
export function Playground() {
  const forcedTheme: Props['forcedTheme'] = useComputedColorScheme('light');
  return (
    <div className={styles.playground}>
      <VisuallyHidden component="h1">GraphiQL</VisuallyHidden>
      <GraphiQL fetcher={fetchGraphql} defaultQuery={defaultQuery} forcedTheme={forcedTheme} />
    </div>
  );
}
