import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';

// Runs before each test file is loaded, and so before lib/env reads the environment: a database of its own for the
// file, cloned from the migrated template, and a data folder of its own.
const name = `test_${randomBytes(6).toString('hex')}`;
const admin = postgres(inject('adminDatabaseUrl'), { max: 1, onnotice: () => {} });
await admin`create database ${admin(name)} template ${admin(inject('templateDatabase'))}`;
const own = new URL(inject('adminDatabaseUrl'));
own.pathname = `/${name}`;
const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-data-'));

Object.assign(process.env, {
  DATABASE_URL: own.href,
  DATA_DIR: dataDir,
  NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
  NEXTAUTH_URL: 'http://localhost:3000',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  ORT_DISABLE_TELEMETRY: '1',
});
delete process.env.REDIS_URL;

afterAll(async () => {
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
  rmSync(dataDir, { recursive: true, force: true });
});
