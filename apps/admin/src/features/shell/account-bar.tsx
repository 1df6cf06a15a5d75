'use client';

import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useMounted } from '@mantine/hooks';
import { IconDeviceDesktop, IconLock, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { formatConstant } from '@/lib/format';
import { PasswordDialog } from '../password/password-dialog';
import styles from './shell.module.css';
import { signOut } from './sign-out';
import { useViewer } from './viewer-context';

const schemes = [
  { value: 'auto', label: 'system', icon: IconDeviceDesktop },
  { value: 'light', label: 'light', icon: IconSun },
  { value: 'dark', label: 'dark', icon: IconMoon },
] as const;

function ColorSchemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useComputedColorScheme('light');
  const isMounted = useMounted();
  const index = isMounted ? schemes.findIndex(({ value }) => value === colorScheme) : 0;
  const now = schemes[index] ?? schemes[0];
  const next = schemes[(index + 1) % schemes.length] ?? schemes[0];
  const label = `Theme: ${now.label}. Switch to ${next.label}`;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setColorScheme(next.value)} size="lg">
        <now.icon size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}

export function AccountBar() {
  const { userId, name, role } = useViewer();
  const [isChanging, password] = useDisclosure(false);
  return (
    <div className={styles.account}>
      <div className={styles.accountName}>
        <strong>{name}</strong>
        <span>{role && formatConstant(role)}</span>
      </div>
      {userId && (
        <>
          <Tooltip label="Change your password">
            <ActionIcon aria-label="Change your password" onClick={password.open} size="lg">
              <IconLock size={17} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <PasswordDialog person={isChanging ? { id: userId, name } : null} onClose={password.close} />
        </>
      )}
      <ColorSchemeToggle />
      <Tooltip label="Sign out">
        <ActionIcon aria-label="Sign out" onClick={() => void signOut()} size="lg">
          <IconLogout size={17} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
