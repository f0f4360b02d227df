import './start/load-env-file.ts';
import { explain } from './start/screen.ts';

// `npm start` and `npm run dev`: everything Bellwether needs, started, watched and stopped together.
try {
  const { supervise } = await import('./start/supervise.ts');
  await supervise({ dev: process.argv.includes('--dev') });
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
