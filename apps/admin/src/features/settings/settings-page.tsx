'use client';

import { Tabs } from '@mantine/core';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { PageHeader } from '@/components/page-header';
import { ApiKeys } from './api-keys';
import { AuditTrail } from './audit-trail';
import { People } from './people';

const tabs = ['people', 'keys', 'audit'] as const;

/** Who may do what, the keys of programs, and what was done. */
export function SettingsPage() {
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('people'));
  const choose = (value: string | null): void => void setTab(tabs.find((one) => one === value) ?? null);
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="people">People</Tabs.Tab>
          <Tabs.Tab value="keys">API keys</Tabs.Tab>
          <Tabs.Tab value="audit">Audit trail</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <People />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <ApiKeys />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditTrail />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
