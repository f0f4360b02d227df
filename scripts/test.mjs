import { runWithNode24 } from './with-node-24.mjs';

runWithNode24('scripts/test.ts', process.argv.slice(2));
