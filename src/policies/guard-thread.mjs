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

// A look at a global of such a context is a call out of the engine; a name of the module's own is none.
const declared = new Set(
  [...workerData.guard.matchAll(/\b(?:var|let|const|function\*?|class)\s+(\w+)/g)].map(
    ([, name]) => name,
  ),
);
const globals = vm
  .runInContext('Object.getOwnPropertyNames(globalThis)', context)
  .filter((name) => !['globalThis', 'undefined', 'eval'].includes(name) && !declared.has(name));
const guard = new vm.SourceTextModule(
  `const { ${globals.join(', ')} } = globalThis; ${workerData.guard}`,
  { context, identifier: 'guard.mjs' },
);
await guard.link((name) => {
  throw new Error(`a guard file imports nothing, and this one imports \`${name}\``);
});
await guard.evaluate();

const parse = vm.runInContext('JSON.parse', context);
const ruleset = parse(workerData.ruleset);

parentPort.on('message', (questions) => parentPort.postMessage(questions.map(answer)));

/**
 * `question` is the text of a stored `inputs` section; `settings` stand in for those of its facts, and
 * `brief` asks only for findings that object or count.
 */
function answer(question) {
  try {
    const { input } = parse(question.text).value;
    if (question.settings !== undefined) {
      const settings = parse(question.settings);
      input.facts.settings = guard.namespace.settingsFor(settings, input.facts.person);
    }
    const { verdict, not_before, findings } = guard.namespace.decide(input, ruleset);
    return {
      verdict,
      not_before,
      findings: findings.filter(question.brief ? matters : spoke).map(words),
    };
  } catch (error) {
    return { error: String(error) };
  }
}

function spoke({ verdict }) {
  return verdict !== 'not_applicable';
}

function matters({ verdict, because }) {
  return ['block', 'review', 'defer'].includes(verdict) || /^\d+ of /.test(because);
}

function words({ rule, verdict, because, citation, not_before }) {
  const finding = { rule, verdict, because, citation: citation.source };
  return not_before === undefined ? finding : { ...finding, not_before };
}
