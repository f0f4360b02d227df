import { seedStartersOnce } from './start/seed-starters-once.ts';

// A process of its own beside the supervisor: publishing goes through the product's own door, queue and storage.
process.once('disconnect', () => process.exit(1));
await seedStartersOnce();
process.exit(0);
