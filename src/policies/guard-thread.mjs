/**
 * Runs a guard file on inputs, in a thread and a context that have nothing but the language itself: no
 * file, no network, no clock of ours, no environment. What a kept guard decides depends on what it is given.
 *
 * The file may be a stranger's, so only strings pass between it and the engine, either way: from any one object or
 * function of the engine's own realm a guard would reach `process` by its constructor's constructor.
 */
import vm from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

const { guard: source, ruleset } = workerData;
const bare = Object.create(null);
const context = vm.createContext(bare, { codeGeneration: { strings: false, wasm: false } });
// V8 gives every context one.
vm.runInContext('delete globalThis.console', context);

// A look at a global of such a context is a call out of the engine; a name of the module's own is none.
const declared = new Set(
  [...source.matchAll(/\b(?:var|let|const|function\*?|class)\s+(\w+)/g)].map(([, name]) => name),
);
const globals = vm
  .runInContext('Object.getOwnPropertyNames(globalThis).join()', context)
  .split(',')
  .filter((name) => !['globalThis', 'undefined', 'eval'].includes(name) && !declared.has(name));

// The engine's own refusal of `import()` would be an error of its realm; a string has none.
function importModuleDynamically() {
  throw 'a guard file imports nothing';
}
const module = (text, identifier) =>
  new vm.SourceTextModule(text, { context, identifier, importModuleDynamically });

const guard = module(`const { ${globals.join(', ')} } = globalThis; ${source}`, 'guard.mjs');
await guard.link((name) => {
  throw new Error(`a guard file imports nothing, and this one imports \`${name}\``);
});

/**
 * `question` is `{text, settings, brief}`: the text of a stored `inputs` section; settings that stand in for those of
 * its facts; and whether only findings that object or count are asked for.
 */
const FRAME = `
import * as guard from 'guard.mjs';
let ruleset;
export function begin(text) {
  ruleset = JSON.parse(text);
}
export function answer(text) {
  try {
    const question = JSON.parse(text);
    const { input } = JSON.parse(question.text).value;
    if (question.settings !== undefined) {
      const settings = JSON.parse(question.settings);
      input.facts.settings = guard.settingsFor(settings, input.facts.person);
    }
    const { verdict, not_before, findings } = guard.decide(input, ruleset);
    const told = findings.filter(question.brief ? matters : spoke).map(words);
    return JSON.stringify({ verdict, not_before, findings: told });
  } catch (error) {
    return JSON.stringify({ error: String(error) });
  }
}
function spoke({ verdict }) {
  return verdict !== 'not_applicable';
}
function matters({ verdict, because }) {
  return ['block', 'review', 'defer'].includes(verdict) || /^\\d+ of /.test(because);
}
function words({ rule, verdict, because, citation, not_before }) {
  return { rule, verdict, because, citation: citation.source, not_before };
}
`;

const frame = module(FRAME, 'frame.mjs');
await frame.link(() => guard);
shut();
await frame.evaluate();
const { begin, answer } = frame.namespace;
begin(ruleset);

parentPort.on('message', (questions) => parentPort.postMessage(questions.map(asked)));

function asked(question) {
  try {
    const told = answer(JSON.stringify(question));
    if (typeof told === 'string') return JSON.parse(told);
  } catch {
    // Not looked at: it may be an object of the guard's.
  }
  return { error: 'the guard gives no answer' };
}

/** Behind the fence another: whoever got hold of something of this realm could make no code of it. */
function shut() {
  const kinds = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (const kind of kinds) delete Object.getPrototypeOf(kind).constructor;
  for (const name of ['process', 'Function', 'eval']) delete globalThis[name];
}
