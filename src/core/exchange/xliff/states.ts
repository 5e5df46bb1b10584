import type { UnitState } from '../../memory/records.ts';

/** XLIFF 1.2, section 2.3, `target@state`. A translation that waits for a review is a translation. */
const states12: Readonly<Record<string, UnitState>> = {
  new: 'initial',
  'needs-translation': 'initial',
  'needs-adaptation': 'initial',
  'needs-l10n': 'initial',
  'needs-review-translation': 'translated',
  'needs-review-adaptation': 'translated',
  'needs-review-l10n': 'translated',
  translated: 'translated',
  'signed-off': 'reviewed',
  final: 'final',
};

const tradosConfirmations: Readonly<Record<string, UnitState>> = {
  Unspecified: 'initial',
  Draft: 'initial',
  Translated: 'translated',
  RejectedTranslation: 'initial',
  ApprovedTranslation: 'reviewed',
  RejectedSignOff: 'translated',
  ApprovedSignOff: 'final',
};

const memoqStatuses: Readonly<Record<string, UnitState>> = {
  NotStarted: 'initial',
  Pretranslated: 'initial',
  Assembled: 'initial',
  PartiallyEdited: 'initial',
  Edited: 'initial',
  Rejected: 'initial',
  ManuallyConfirmed: 'translated',
  AutoConfirmed: 'translated',
  Reviewer1Confirmed: 'reviewed',
  Proofread: 'final',
};

/** As XLIFF 1.2 writes our states. */
export const stateNames12: Readonly<Record<UnitState, string>> = {
  initial: 'needs-translation',
  translated: 'translated',
  reviewed: 'signed-off',
  final: 'final',
};

export interface WrittenState {
  readonly state: UnitState;
  /** Nothing is lost by keeping our state alone. */
  readonly whole: boolean;
}

export function state12(value: string): WrittenState | undefined {
  const state = states12[value];
  return state && { state, whole: stateNames12[state] === value };
}

export function tradosConfirmation(value: string): WrittenState | undefined {
  const state = tradosConfirmations[value];
  return state && { state, whole: false };
}

export function memoqStatus(value: string): WrittenState | undefined {
  const state = memoqStatuses[value];
  return state && { state, whole: false };
}

export function state2(value: string): WrittenState | undefined {
  return /^(?:initial|translated|reviewed|final)$/.test(value) ? { state: value as UnitState, whole: true } : undefined;
}
