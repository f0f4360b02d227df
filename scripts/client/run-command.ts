import { CommandError } from './connect.ts';

/** Runs a command to its end: exit code 0, or 1 with what went wrong, in one paragraph where it can be mended. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof CommandError) console.error(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}
