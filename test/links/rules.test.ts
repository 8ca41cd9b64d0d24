import { describe, expect, it } from 'vitest';
import { linksToChange, type Move } from '../../src/domain/links/rules.ts';

const links = ['a', 'b', 'c'].map(groupId => ({ id: `to ${groupId}`, groupId }));

function changes(move: Move, blankMeansAll: boolean): string {
  const { add, remove } = linksToChange(move, { blankMeansAll, links });
  const named = (all: { groupId: string }[]) => all.map(({ groupId }) => groupId).join('');
  return `+${named(add)} -${named(remove)}`;
}

const moved = (before: string, after: string): Move => {
  const [had, has] = [[...before], [...after]];
  return {
    kind: 'moved',
    groups: has,
    left: had.filter(id => !has.includes(id)),
    joined: has.filter(id => !had.includes(id)),
  };
};

describe('the links that a change of groups concerns', () => {
  it.each([
    ['a', 'ab', '+b -', '+b -'],
    ['ab', 'a', '+ -b', '+ -b'],
    ['a', 'b', '+b -a', '+b -a'],
    ['a', 'a', '+ -', '+ -'],
    // From some to none is to all of them, where blank means all.
    ['a', '', '+bc -', '+ -a'],
    ['', 'a', '+ -bc', '+a -'],
    ['', 'abc', '+ -', '+abc -'],
    ['', '', '+ -', '+ -'],
    // A group without a link counts as a group.
    ['', 'x', '+ -abc', '+ -'],
  ])(
    'a change from “%s” to “%s” is %s where no group means all, and %s where it means none',
    (from, to, all, none) => {
      expect(changes(moved(from, to), true)).toBe(all);
      expect(changes(moved(from, to), false)).toBe(none);
    },
  );

  it('a change is everything they have for a person who joins or leaves, and all links where no group means all', () => {
    expect(changes({ kind: 'in', groups: ['b'] }, true)).toBe('+b -');
    expect(changes({ kind: 'out', groups: ['b'] }, true)).toBe('+ -b');
    expect(changes({ kind: 'in', groups: [] }, true)).toBe('+abc -');
    expect(changes({ kind: 'out', groups: [] }, true)).toBe('+ -abc');
    expect(changes({ kind: 'in', groups: [] }, false)).toBe('+ -');
  });
});
