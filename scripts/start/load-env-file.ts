import { existsSync } from 'node:fs';

// Imported before anything that reads the environment. What is set already stays.
if (existsSync('.env')) process.loadEnvFile('.env');
