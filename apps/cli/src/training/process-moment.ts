import type { Moment } from '@classmark/learners';

/** Wall-clock and CPU seconds since the process began. */
export function processMoment(): Moment {
  const { user, system } = process.cpuUsage();
  return { seconds: process.uptime(), cpuSeconds: (user + system) / 1e6 };
}
