/** The verifier as a program of its own: bundled into one file, it needs Node.js and nothing else. */
import { verifyCommand } from './command.js';

const { text, exitCode } = verifyCommand(process.argv.slice(2));
(exitCode === 2 ? process.stderr : process.stdout).write(text);
process.exitCode = exitCode;
