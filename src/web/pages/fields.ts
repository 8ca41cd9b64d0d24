import type { Context } from 'hono';

/** The texts of a form; all blank when it can't be read, or isn't one. */
export async function fieldsOf(context: Context): Promise<(name: string) => string> {
  const form = await context.req.parseBody().catch((): Record<string, unknown> => ({}));
  return name => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
}
