export const refusals = {
  caller: 'Caller',
  count: 'Count',
  explain: 'Why?',
  last: 'Last',
  none: 'No request was refused.',
  requestId: 'Request id',
  title: 'What was refused?',
  why: 'Reason',
  whyButton: 'Why was this refused?',
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
  title: 'Why was this refused?',
  unknown: (requestId: string) => `No refusal of the request ${requestId} is known here. Refusals are kept for 90 days.`,
  wholeOrganization: 'Whole organization',
  wouldFit: 'The request would be accepted',
};
