import type { Texts } from '../messages';

export const refusals = {
  around: (zone: string) => `Around (${zone})`,
  caller: 'Caller',
  count: 'Count',
  explain: 'Why?',
  last: 'Last',
  margins: { '1m': '1 minute', '5m': '5 minutes', '15m': '15 minutes', '1h': '1 hour', '24h': '1 day' } as Texts,
  none: 'No request was refused.',
  organization: 'Organization (slug or name)',
  requestId: 'Request id',
  since: (zone: string) => `From (${zone})`,
  title: 'What was refused?',
  until: (zone: string) => `To (${zone})`,
  why: 'Reason',
  whyButton: 'Why was this refused?',
  within: 'Before and after',
};

export const refusal = {
  asked: 'Asked for',
  because: ({ requested, remaining, metric, unit }: Record<'requested' | 'remaining' | 'metric' | 'unit', string>) =>
    `The request asked for ${requested} ${unit} of ${metric}; ${remaining} ${unit} were left.`,
  changed: 'Who changed the limit last',
  limitGone: 'The limit no longer exists.',
  moment: 'At that moment',
  neverChanged: 'The audit log has no change of this limit among its last events.',
  never: 'Never: the request is larger than the limit.',
  now: 'Now',
  others: 'Refused in that minute',
  room: 'Room for it',
  sameMinute: 'Others of that minute',
  title: 'Why was this refused?',
  unknown: (requestId: string) => `No refusal of the request ${requestId} is known here. Refusals are kept for 90 days.`,
  wholeOrganization: 'Whole organization',
  wouldFit: 'The request would be accepted',
};
