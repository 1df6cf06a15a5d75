'use client';

import { Tabs } from '@mantine/core';
import { parseAsString, useQueryState } from 'nuqs';
import { PageHeader } from '@/components/page-header';
import { useViewer } from '../shell/viewer-context';
import { ApiKeys } from './api-keys';
import { AuditTrail } from './audit-trail';
import { People } from './people';

const tabs = [
  { value: 'people', label: 'People', role: 'ADMIN', Content: People },
  { value: 'keys', label: 'API keys', role: 'ADMIN', Content: ApiKeys },
  { value: 'audit', label: 'Audit trail', role: 'OPERATOR', Content: AuditTrail },
] as const;

/** Who may do what, the keys of programs, and what was done. */
export function SettingsPage() {
  const { can } = useViewer();
  const [tab, setTab] = useQueryState('tab', parseAsString);
  const shown = tabs.filter(({ role }) => can(role));
  const chosen = shown.find(({ value }) => value === tab) ?? shown[0];
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs value={chosen?.value ?? null} onChange={(value) => void setTab(value)} keepMounted={false}>
        <Tabs.List mb="md">
          {shown.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(({ value, Content }) => (
          <Tabs.Panel key={value} value={value}>
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
