/** Help for every code of the problem catalogue. */
import { ACCESS_PROBLEMS } from './access-problems.js';
import { CHANGE_PROBLEMS } from './change-problems.js';
import { CONFLICT_PROBLEMS } from './conflict-problems.js';
import type { ProblemHelp } from './problem-help.js';
import { REQUEST_PROBLEMS } from './request-problems.js';
import { SIGN_IN_PROBLEMS } from './sign-in-problems.js';

export const PROBLEM_HELP: Readonly<Record<string, ProblemHelp>> = {
  ...ACCESS_PROBLEMS,
  ...SIGN_IN_PROBLEMS,
  ...REQUEST_PROBLEMS,
  ...CONFLICT_PROBLEMS,
  ...CHANGE_PROBLEMS,
};
