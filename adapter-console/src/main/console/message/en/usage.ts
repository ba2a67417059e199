export const usage = {
  asOf: 'As of',
  asOfNote: (time: string) => `Sums of what was recorded and not reversed at ${time}.`,
  bucket: 'By',
  buckets: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' } as Record<'hour' | 'day' | 'week' | 'month', string>,
  chart: (metric: string, largest: string, unit: string, when: string) =>
    `Usage of ${metric} over time. The largest is ${largest} ${unit}, at ${when}. The table below has all values.`,
  ledger: 'Events',
  metric: 'Metric',
  none: 'No usage in this period.',
  otherMetrics: 'Also used:',
  periodBefore: 'Period before',
  quantity: 'Quantity',
  since: 'From',
  thisPeriod: 'This period',
  title: 'What was used?',
  unit: 'Unit',
  until: 'To',
};

export const ledger = {
  crumb: 'Events',
  event: 'Usage event',
  none: 'No event in this period.',
  observed: 'Observed',
  recorded: 'Recorded',
  run: 'Run',
  title: 'Which events make the sums?',
  void: 'Void',
  voided: 'Voided',
  voidEffect: 'The event no longer counts for usage and limits. It stays in the ledger, with the reason. Quantity:',
  voidTitle: 'Void this usage event?',
};
