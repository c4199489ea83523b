// A synthesised stack as plain data, with the few questions the rules ask of it.

/** One resource of a template. Properties are what CloudFormation will read. */
export interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
}

/** A template: resources by name. */
export interface Template {
  Resources: Record<string, Resource>;
}

/** The resources of a type, with their names. */
export function ofType(template: Template, type: string): { name: string; properties: Record<string, unknown> }[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([name, resource]) => ({ name, properties: resource.Properties ?? {} }));
}

/** A value inside nested properties: `read(task, 'ContainerDefinitions', 0, 'StopTimeout')`. Undefined when any step is missing. */
export function read(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (isRecord(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined),
    value,
  );
}

/** A list inside nested properties; empty when it is missing. */
export function list(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = read(value, ...path);
  return Array.isArray(found) ? found : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
