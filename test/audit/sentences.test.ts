import { describe, expect, it } from 'vitest';
import { auditNouns } from '../../src/domain/audit/audit-log.ts';
import type { NamedEntry } from '../../src/domain/audit/store.ts';
import { auditActions } from '../../src/domain/audit-actions.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { changesOf } from '../../src/slack/audit/changes.ts';
import { sentenceOf } from '../../src/slack/audit/sentence.ts';
import type { Inline } from '../../src/slack/blocks.ts';
import { locales } from '../../src/texts/locales.ts';
import { forReader } from '../../src/texts/reader.ts';

const entry = (facts: Partial<NamedEntry> & { action: string }): NamedEntry => ({
  id: 'id',
  organizationId: 'organization',
  at: new Date(0),
  actor: 'UGRACE',
  subject: 'una@x.example',
  before: null,
  after: null,
  actorName: null,
  actorEmail: null,
  apiKeyName: null,
  subjectId: null,
  subjectName: null,
  ...facts,
});

const said = (pieces: readonly Inline[]) =>
  pieces
    .map(piece => {
      if (typeof piece === 'string') return piece;
      if (piece.type === 'user') return `@${piece.user_id}`;
      return piece.type === 'text' ? piece.text : '';
    })
    .join('');
const english = (facts: Partial<NamedEntry> & { action: string }) => said(sentenceOf(entry(facts), senturo));

describe('the sentences of the audit log', () => {
  it.each(locales)('each action has a sentence of one line in %s, also without any stored fact', locale => {
    for (const action of auditActions) {
      const sentence = forReader({ locale }, () => said(sentenceOf(entry({ action }), senturo)));
      expect(sentence, action).toMatch(/\p{L}/u);
      expect(sentence, action).not.toMatch(/undefined|null|\{|\}|\n|[.]$/u);
      expect(sentence.trim(), action).toBe(sentence);
      expect(sentence, action).not.toBe(action);
    }
  });

  it('each action belongs to a category by which the audit log can be filtered', () => {
    const nouns = new Set(auditActions.map(action => action.split('.', 1).join()));
    expect([...nouns].sort()).toEqual([...auditNouns].sort());
  });

  it('a sentence has the names that were stored, and mentions people who have an account', () => {
    const after = { role: 'Remote', groups: [] };
    expect(english({ action: 'invitation.create', after })).toBe(
      '@UGRACE invited una@x.example as Remote · all device groups',
    );
    expect(english({ action: 'invitation.accept', actor: 'UUNA', subjectId: 'UUNA', after })).toBe(
      '@UUNA accepted the invitation and joined as Remote · all device groups',
    );
    const approved = { ...after, approved: true };
    expect(english({ action: 'invitation.accept', subjectId: 'UUNA', after: approved })).toBe(
      '@UGRACE approved @UUNA, who joined as Remote · all device groups',
    );
    expect(english({ action: 'invitation.decline', actor: 'link:una@x.example' })).toBe(
      'una@x.example declined the invitation',
    );
    expect(english({ action: 'group.remove', subject: 'Phones', before: { members: ['a', 'b'] } })).toBe(
      '@UGRACE removed the group Phones, which had 2 members',
    );
    expect(
      english({ action: 'invitation.create', actor: 'erased person 1a', subject: 'erased person 2b' }),
    ).toBe('erased person 1a invited erased person 2b');
  });

  it('the sentence about an asked right names the right and whom they asked, in each language', () => {
    const asked = (after: object) => ({ action: 'member.ask', actor: 'UADA', after });
    const several = asked({ right: 'invitation:create', asked: ['UGRACE', 'erased person 1a'] });
    expect(english(several)).toBe('@UADA asked @UGRACE and erased person 1a for the right to invite people');
    expect(english(asked({ right: 'audit:read' }))).toBe('@UADA asked for the right to read the audit trail');
    expect(english(asked({ right: 'of another version', asked: ['UGRACE'] }))).toBe(
      '@UADA asked @UGRACE for help',
    );
    expect(forReader({ locale: 'de-DE' }, () => said(sentenceOf(entry(several), senturo)))).toBe(
      '@UADA hat @UGRACE und erased person 1a um das Recht „Personen einladen“ gebeten',
    );
  });

  it('an entry of another version reads as what was stored', () => {
    expect(english({ action: 'badge.print' })).toBe('@UGRACE: badge.print, una@x.example');
  });

  it('what changed follows, with both values', () => {
    const edit = entry({
      action: 'member.edit',
      before: { name: 'Una', role: 'Analyst', groups: ['Phones'] },
      after: { name: 'Una', role: 'Investigator', groups: [] },
    });
    expect(changesOf(edit, senturo)).toEqual([
      'Role: Analyst → Investigator',
      'Groups: Phones → all device groups',
    ]);
    const rights = entry({
      action: 'role.edit',
      before: { capabilities: [] },
      after: { capabilities: ['audit:read', 'of another version'] },
    });
    expect(changesOf(rights, senturo)).toEqual(['Rights: none → read the audit trail, of another version']);
    expect(changesOf(entry({ action: 'join-request.reject', after: { reason: 'Full' } }), senturo)).toEqual([
      'Reason: Full',
    ]);
  });
});
