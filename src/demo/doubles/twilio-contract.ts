/**
 * What the Messages resource accepts: its OpenAPI description, compiled by Ajv.
 *
 * Says which operation a request means and what does not fit. Leaves out who may ask, and what
 * becomes of a message.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { material } from '../material.js';

export const FORM = 'application/x-www-form-urlencoded';

export type Parameters = Readonly<Record<string, string | string[]>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
}

interface Described {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: object }>>;
  };
}

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const MESSAGE = 'api.v2010.account.message';

const contract: Contract = JSON.parse(material('doubles/twilio-messages.openapi.json'));

/** One operation of the contract, with a check for each place that carries parameters. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly fitsPath: ValidateFunction;
  readonly fitsQuery: ValidateFunction;
  readonly fitsForm: ValidateFunction | undefined;
}

// Queries and forms carry text only, so `"300"` has to pass for an integer.
const ajv = new Ajv({ allErrors: true, coerceTypes: true, strictTypes: false });
formats.default(ajv);
// References point into `components`, which therefore travels with every schema.
ajv.addVocabulary(['components']);

const operations: readonly Operation[] = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => compiled(path, method, described)),
);

/** The operations at a path, empty if the contract knows no such path. */
export function operationsAt(pathname: string): readonly Operation[] {
  return operations.filter(({ path }) => path.test(pathname));
}

/** The texts that stand in the holes of an operation's path. */
export function holes({ path }: Operation, pathname: string): Record<string, string> {
  return { ...path.exec(pathname)?.groups };
}

/** Whether `message` has the shape in which the contract answers. */
export const isMessage = ajv.compile(whole(contract.components.schemas[MESSAGE] ?? {}));

/** What is wrong with which parameter; `missing` and `unknown` where that is what is wrong. */
export interface Misfit {
  readonly parameter: string;
  readonly is: 'missing' | 'unknown' | 'too long' | 'invalid';
}

/** Every parameter that does not fit, in the order in which the schema names its demands. */
export function misfits(fits: ValidateFunction, parameters: Parameters): readonly Misfit[] {
  return fits({ ...parameters }) ? [] : (fits.errors ?? []).flatMap(misfit);
}

function misfit({ keyword, instancePath, params }: ErrorObject): Misfit[] {
  switch (keyword) {
    case 'required':
      return [{ parameter: String(params['missingProperty']), is: 'missing' }];
    case 'additionalProperties':
      return [{ parameter: String(params['additionalProperty']), is: 'unknown' }];
    case 'maxLength':
      return [{ parameter: instancePath.slice(1), is: 'too long' }];
    case 'anyOf':
      // Its branches have already said what they miss.
      return [];
    default:
      return [{ parameter: instancePath.slice(1), is: 'invalid' }];
  }
}

function compiled(path: string, method: string, described: Described): Operation {
  const form = described.requestBody?.content[FORM]?.schema;
  return {
    name: described.operationId,
    method: method.toUpperCase(),
    path: new RegExp(
      `^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+?)')}$`,
    ),
    fitsPath: ajv.compile(objectOf(described.parameters, 'path')),
    fitsQuery: ajv.compile(objectOf(described.parameters, 'query')),
    fitsForm: form === undefined ? undefined : ajv.compile(whole(form)),
  };
}

function objectOf(parameters: readonly Parameter[], place: string): object {
  const here = parameters.filter((parameter) => parameter.in === place);
  return whole({
    type: 'object',
    properties: Object.fromEntries(here.map(({ name, schema }) => [name, schema])),
    required: here.filter(({ required }) => required === true).map(({ name }) => name),
    additionalProperties: false,
  });
}

function whole(schema: object): object {
  return { ...schema, components: contract.components };
}
