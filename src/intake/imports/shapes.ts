/** Finds its way through a JSON Schema: which forms may stand at a path. */

/** A JSON Schema as far as the mapping of columns looks at it. */
export interface Shape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly $defs?: Readonly<Record<string, Shape>>;
}

/** Every form that the schema knows for a path; none if it knows no such field. */
export function shapesAt(root: Shape, path: readonly string[]): Shape[] {
  let shapes = resolve(root, root);
  for (const step of path) {
    shapes = shapes.flatMap((shape) => stepInto(shape, step)).flatMap((one) => resolve(root, one));
  }
  return shapes;
}

function stepInto(shape: Shape, step: string): Shape[] {
  if (shape.items !== undefined) return /^\d{1,3}$/.test(step) ? [shape.items] : [];
  const own = shape.properties !== undefined && Object.hasOwn(shape.properties, step);
  if (own) return [shape.properties[step] ?? {}];
  const { additionalProperties: other } = shape;
  return typeof other === 'object' ? [other] : [];
}

/** The forms behind references and alternatives. */
export function resolve(root: Shape, shape: Shape): Shape[] {
  const name = shape.$ref?.split('/').at(-1);
  if (name !== undefined) return resolve(root, root.$defs?.[name] ?? {});
  const forms = shape.anyOf ?? shape.oneOf;
  return forms === undefined ? [shape] : forms.flatMap((one) => resolve(root, one));
}
