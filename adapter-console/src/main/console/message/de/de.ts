import type { Messages } from '../messages';
import { approvals, policies } from './approval';
import { audit } from './audit';
import { billing } from './billing';
import { common, goes, json, problem, ranges } from './common';
import { keys } from './key';
import { limit, limits } from './limit';
import { member, members, permissions } from './member';
import { metadata } from './metadata';
import { organization, organizations, settings } from './organization';
import { overview, server } from './overview';
import { project, projects } from './project';
import { providers } from './provider';
import { refusal, refusals } from './refusal';
import { run, runs } from './run';
import { secrets } from './secret';
import { sessions } from './session';
import { account, nav, palette } from './shell';
import { signIn } from './signin';
import { team, teams } from './team';
import { ledger, usage } from './usage';
import { gateways, workflows } from './workflow';

/** Die deutschen Texte, eine Datei je Feature. */
export const de: Messages = {
  account,
  approvals,
  audit,
  billing,
  common,
  gateways,
  goes,
  json,
  keys,
  ledger,
  limit,
  limits,
  member,
  members,
  metadata,
  nav,
  organization,
  organizations,
  overview,
  palette,
  permissions,
  policies,
  problem,
  project,
  projects,
  providers,
  ranges,
  refusal,
  refusals,
  run,
  runs,
  secrets,
  server,
  sessions,
  settings,
  signIn,
  team,
  teams,
  usage,
  workflows,
};
