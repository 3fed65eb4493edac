/**
 * Runs a guard file on inputs, in a thread and a context that have nothing but the language itself: no
 * file, no network, no clock of ours, no environment. What a kept guard decides depends on what it is given.
 */
import vm from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

const bare = Object.create(null);
const context = vm.createContext(bare, { codeGeneration: { strings: false, wasm: false } });
// V8 gives every context one.
vm.runInContext('delete globalThis.console', context);
const guard = new vm.SourceTextModule(workerData.guard, { context, identifier: 'guard.mjs' });
await guard.link((name) => {
  throw new Error(`a guard file imports nothing, and this one imports \`${name}\``);
});
await guard.evaluate();

const parse = vm.runInContext('JSON.parse', context);
const ruleset = parse(workerData.ruleset);

parentPort.on('message', (questions) => parentPort.postMessage(questions.map(answer)));

/** `question` is the text of a stored `inputs` section; `settings` stand in for those of its facts. */
function answer(question) {
  try {
    const { input } = parse(question.text).value;
    if (question.settings !== undefined) input.facts.settings = parse(question.settings);
    const { verdict, not_before, findings } = guard.namespace.decide(input, ruleset);
    return { verdict, not_before, findings: findings.filter(spoke).map(words) };
  } catch (error) {
    return { error: String(error) };
  }
}

function spoke({ verdict }) {
  return verdict !== 'not_applicable';
}

function words({ rule, verdict, because, citation, not_before }) {
  const finding = { rule, verdict, because, citation: citation.source };
  return not_before === undefined ? finding : { ...finding, not_before };
}
