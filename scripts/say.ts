/** One line to the person at the terminal; results of programs go elsewhere. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Ends with a reason a person can act on. */
export class Refusal extends Error {}

/** Runs a script's main function; a refusal is said, anything else is a fault and shows itself whole. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
