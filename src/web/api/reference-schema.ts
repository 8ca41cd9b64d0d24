/** As much of a JSON schema as people read. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  description?: string;
}

/** A field of a shape, for people. */
export interface Field {
  name: string;
  isRequired: boolean;
  about: string;
  shape: Schema;
}

/** The fields of an object. */
export function fieldsOf(schema: Schema | undefined): Field[] {
  return Object.entries(schema?.properties ?? {}).map(([name, shape]) => ({
    name,
    isRequired: schema?.required?.includes(name) ?? false,
    about: shape.description ?? '',
    shape,
  }));
}

/** What a value is in words, and the name of its shape where it has one. */
export function kindOf(schema: Schema | undefined): { text: string; shape?: string } {
  if (!schema) return { text: '' };
  if (schema.$ref) return { text: '', shape: schema.$ref.split('/').at(-1) ?? '' };
  if (schema.enum) return { text: schema.enum.map(String).join(' | ') };
  if (schema.items) {
    const { text, shape } = kindOf(schema.items);
    return { text: `list of ${text}`.trim(), ...(shape && { shape }) };
  }
  const page = schema.properties?.items;
  if (page) {
    const { text, shape } = kindOf(page);
    return { text: `items: ${text}`, ...(shape && { shape }) };
  }
  if (schema.anyOf) return { text: schema.anyOf.map(each => textOf(each)).join(' | ') };
  if (schema.properties) return { text: Object.keys(schema.properties).join(', ') };
  const types = [schema.type ?? 'anything'].flat();
  return { text: types.map(type => (type === 'string' ? (schema.format ?? type) : type)).join(' | ') };
}

const textOf = (schema: Schema) => {
  const { text, shape } = kindOf(schema);
  return shape ?? text;
};
