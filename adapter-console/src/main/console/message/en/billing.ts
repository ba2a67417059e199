export const billing = {
  customer: 'Customer id',
  editTitle: 'Edit the billing account',
  none: 'There is no billing account.',
  plan: 'Plan',
  status: 'Status',
  title: 'What is paid for?',
};
