import path from 'node:path';
import type { NextConfig } from 'next';

const repository = path.join(import.meta.dirname, '..', '..');

/** Everything is the admin's own. Next and Mantine write scripts and styles into the page; GraphiQL's editor has its workers. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
];

const config: NextConfig = {
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  poweredByHeader: false,
  devIndicators: false,
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
};

export default config;
