import type { Messages } from '../messages';
import { audit } from './audit';
import { billing } from './billing';
import { common, goes, problem, ranges } from './common';
import { keys } from './key';
import { limit, limits } from './limit';
import { member, members, permissions } from './member';
import { metadata } from './metadata';
import { organization, organizations, settings } from './organization';
import { overview, server } from './overview';
import { project, projects } from './project';
import { providers } from './provider';
import { refusal, refusals } from './refusal';
import { secrets } from './secret';
import { sessions } from './session';
import { account, nav, palette } from './shell';
import { signIn } from './signin';
import { team, teams } from './team';
import { ledger, usage } from './usage';

/** Die deutschen Texte, eine Datei je Feature. */
export const de: Messages = {
  account,
  audit,
  billing,
  common,
  goes,
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
  problem,
  project,
  projects,
  providers,
  ranges,
  refusal,
  refusals,
  secrets,
  server,
  sessions,
  settings,
  signIn,
  team,
  teams,
  usage,
};
