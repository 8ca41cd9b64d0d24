import { ApiError, refusal } from '../api-error.ts';
import { isRecord } from '../block-kit/block.ts';
import { validateBlocks, validateView } from '../block-kit/validate.ts';
import type { Method, Values } from './method.ts';

function fault(message: string): Values {
  const [, text = message, pointer = ''] = /^(.*) \[json-pointer:(.*)\]$/.exec(message) ?? [];
  return { code: 'failed_constraint', message: text, pointer };
}

function faultsOf(kind: string, value: unknown): string[] {
  if (kind === 'view') return validateView(value)?.messages ?? [];
  const blocks = kind === 'message' && isRecord(value) ? value.blocks : value;
  return validateBlocks(blocks ?? [], 'message', kind === 'blocks' ? '' : '/blocks');
}

export const blocksMethods: Record<string, Method> = {
  'blocks.validate': {
    arguments: { blocks: { type: 'json' }, message: { type: 'json' }, view: { type: 'json' } },
    scopes: [],
    token: 'optional',
    takesJson: true,
    run: (_world, values) => {
      const given = Object.keys(values).filter(name => values[name] !== undefined);
      const [kind = ''] = given;
      if (given.length !== 1) {
        throw refusal('invalid_arguments', ['must provide exactly one of `blocks`, `view`, or `message`']);
      }
      const faults = faultsOf(kind, values[kind]);
      if (faults.length > 0) throw new ApiError(`invalid_${kind}`, { errors: faults.map(fault) });
      return {};
    },
  },
};
